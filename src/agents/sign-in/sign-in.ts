import type { Account } from '../../domain/handoff/account.ts';
import { rightsOf } from '../../domain/handoff/roles.ts';
import { networkOf } from '../../domain/network-of.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import { type Rate, type RateLimit, rateLimit } from '../../domain/rate-limit.ts';
import type { Me } from '../../domain/wire/desk-wire.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { AuditTrail } from '../audit-trail.ts';
import { jsonBody } from '../json-body.ts';
import { type KnownDeviceParts, knownDevices } from './known-devices.ts';
import { hashPassword, longestPassword, passwordHolds } from './password.ts';
import type { Sessions } from './sessions.ts';

export type SignInParts = KnownDeviceParts & {
  readonly store: Pick<Store, 'account' | 'shared'>;
  readonly sessions: Sessions;
  readonly trail: AuditTrail;
  readonly steady: Clock;
  readonly log: Log;
  /** Nobody signs in here: the provider does it. */
  readonly noPasswords?: boolean;
};

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

export type SignIn = { readonly signIn: Answer; readonly signOut: Answer; readonly me: Answer };

/** How many may wait until their password is checked; who comes then is told at once to try again. As many more where they are known. */
const mostWaiting = 8;

/** Signing in by login and password. Without an account one waits as long, and is told the same, as after a typo. */
export function createSignIn(parts: SignInParts): SignIn {
  const { store, sessions, trail, steady, log, noPasswords } = parts;
  const devices = knownDevices(parts);
  const tries = (most: number, by: string): RateLimit =>
    rateLimit(triesInVain(most), steady, { name: `sign-in by ${by}`, shared: store.shared });
  const byPair = tries(8, 'pair');
  const byNetwork = tries(40, 'network');
  const byLogin = tries(80, 'login');
  /** Who has signed in here before is counted by their browser alone, and strangers do not keep them out. */
  const byDevice = tries(8, 'device');
  /** A hash of nobody's password. */
  let nobodys: Promise<string> | undefined;
  /** One password is checked at a time: each takes much memory, and that is all a flood of them gets. */
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting++;
    const after = before.then(work).finally(() => waiting--);
    before = after.catch(() => {});
    return after;
  };

  const check = async (login: string, password: string): Promise<Account | undefined> => {
    nobodys ??= hashPassword(crypto.randomUUID());
    const account = await store.account(login);
    const holds = await passwordHolds(password, account?.password ?? (await nobodys));
    return holds && account && !account.disabled ? account : undefined;
  };

  return {
    signIn: async (asked) => {
      if (!sessions.isOwnPage(asked)) return httpRefusal(403, 'ForeignOrigin', 'Sign in on the agents’ page itself.');
      if (noPasswords) return httpRefusal(403, 'NoPasswords', 'Agents sign in through the provider here.');
      const { login: typed, password } = jsonBody(asked);
      if (typeof typed !== 'string' || typeof password !== 'string' || typed.length > 200) return wrong;
      if (password.length > longestPassword) return wrong;
      const login = typed.trim().toLowerCase();
      const device = devices.deviceOf(login, asked);
      if (waiting >= (device === undefined ? mostWaiting : 2 * mostWaiting)) return busy;
      const network = networkOf(asked.from);
      const keys: readonly (readonly [RateLimit, string])[] =
        device === undefined
          ? [
              [byPair, `${login} ${network}`],
              [byNetwork, network],
              [byLogin, login],
            ]
          : [[byDevice, device]];
      for (const [allowed, key] of keys) {
        const wait = allowed.take(key);
        if (wait === undefined) continue;
        await trail.refused(asked, 'too-many', await store.account(login));
        return tooMany(wait);
      }
      const account = await inTurn(() => check(login, password));
      if (!account) {
        log.warn('sign-in refused', { from: asked.from });
        const known = await store.account(login);
        await trail.refused(asked, known?.disabled ? 'disabled' : 'wrong', known);
        return wrong;
      }
      for (const [allowed, key] of keys) allowed.giveBack(key);
      const { csrf, cookie, account: now } = await sessions.begin(account, asked);
      await trail.did('signed-in', asked, account, { by: 'password', roles: account.roles });
      log.info('agent signed in', { agent: account.id });
      return {
        status: 200,
        headers: { 'set-cookie': [cookie, devices.remember(login, asked)] },
        body: meOf(now, csrf),
      };
    },
    signOut: async (asked) => {
      const caller = await sessions.callerOf(asked, 'change');
      if (caller.type === 'refused') return caller.answered;
      const forgotten = await sessions.end(asked);
      await trail.did('signed-out', asked, caller.account);
      return { status: 204, headers: { 'set-cookie': forgotten } };
    },
    me: async (asked) => {
      const caller = await sessions.callerOf(asked, 'read');
      return caller.type === 'refused' ? caller.answered : { status: 200, body: meOf(caller.account, caller.csrf) };
    },
  };
}

/** As many tries may be in vain within a quarter of an hour. */
export function triesInVain(most: number): Rate {
  return { atOnce: most, perMinute: most / 15 };
}

/** What an agent's page is told about who is signed in. */
export function meOf(account: Account, csrf: string): Me {
  const { id, name, teams, available } = account;
  return { id, name, teams, available, may: rightsOf(account), csrf };
}

const wrong = httpRefusal(
  401,
  'WrongPassword',
  'Login or password is wrong. Who has no account yet asks the operator.',
);

const busy = httpRefusal(429, 'TooManyTries', 'Too many are signing in at this moment; try again.', {
  'retry-after': '2',
});

function tooMany(seconds: number): HttpResponse {
  return httpRefusal(429, 'TooManyTries', `Too many tries; wait ${Math.ceil(seconds / 60)} min.`, {
    'retry-after': String(seconds),
  });
}
