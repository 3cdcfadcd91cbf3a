import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account, Accounts, Session } from '../../domain/handoff/account.ts';
import { mayDo, type Right, type Role, rolesWith } from '../../domain/handoff/roles.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { present } from '../../domain/present.ts';
import { hour, minute } from '../../domain/time.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import { deskCookieAt } from './desk-cookie.ts';

export type SessionParts = {
  readonly store: Pick<Accounts, 'session' | 'keepSession' | 'endSession' | 'setAvailable'>;
  readonly steady: Clock;
  /** 256 random bits as text. */
  readonly newToken: () => string;
  /** Where agents reach us, if the operator said so; otherwise where each of them came to. */
  readonly publicUrl?: string | undefined;
  /** Whoever signs in is available, whatever they were when they left. */
  readonly availableWhenActive: boolean;
};

/** Who asks, or the answer that turns them down. */
export type SessionCaller =
  | { readonly type: 'agent'; readonly account: Account; readonly hash: string; readonly csrf: string }
  | { readonly type: 'refused'; readonly answered: HttpResponse };

export type Sessions = {
  /**
   * Begins a session: its proof, the cookie that carries its token, and whose it is. It is over at `endsAt` at the latest;
   * `roles` are what a provider says they are, instead of what stands in their account.
   */
  readonly begin: (
    account: Account,
    asked: HttpRequest,
    bounds?: { readonly endsAt?: number | undefined; readonly roles?: readonly Role[] | undefined },
  ) => Promise<{ csrf: string; cookie: string; account: Account }>;
  /** Ends the session of a request, if it has one, and gives the cookie that forgets it. */
  readonly end: (asked: HttpRequest) => Promise<string>;
  /**
   * Who asks, with the roles of their session; whoever wants to change something has to come from our own page and prove it.
   * Given a right, whoever does not have it is told which roles do.
   */
  readonly callerOf: (asked: HttpRequest, wants: 'read' | 'change' | 'socket', right?: Right) => Promise<SessionCaller>;
  /** Whether a request comes from a page of ours. */
  readonly isOwnPage: (asked: HttpRequest) => boolean;
  /** The account of a session that is not over, with the roles of the session. */
  readonly accountOf: (hash: string) => Promise<Account | undefined>;
};

const cookieName = 'fixpath_desk';

/** How long after its last use a session ends, ms. */
const lifetime = 12 * hour;

/** How much of that passes before a use is stored again, ms. */
const renewAfter = 10 * minute;

export function createSessions(parts: SessionParts): Sessions {
  const { store, steady, newToken, publicUrl, availableWhenActive } = parts;
  const ours = URL.parse(publicUrl ?? '');
  const isOwnPage = ({ headers, origin }: HttpRequest): boolean =>
    headers.origin !== undefined && (headers.origin === origin || headers.origin === ours?.origin);

  const write = deskCookieAt(publicUrl);
  const cookie = (asked: HttpRequest, token: string, seconds: number): string =>
    write(asked, cookieName, token, seconds);

  const living = async (hash: string): Promise<{ account: Account; session: Session } | undefined> => {
    const found = await store.session(hash);
    if (!found || endOf(found.session) <= steady() || found.account.disabled) return undefined;
    const { session, account } = found;
    return { session, account: session.roles ? { ...account, roles: session.roles } : account };
  };

  return {
    isOwnPage,
    accountOf: async (hash) => (await living(hash))?.account,
    begin: async (own, asked, { endsAt, roles } = {}) => {
      const account = roles ? { ...own, roles } : own;
      const isAvailable = availableWhenActive && mayDo(account, 'conversations');
      const token = newToken();
      const now = steady();
      const session = { hash: hashOf(token), account: account.id, expiresAt: now + lifetime };
      await store.keepSession(present({ ...session, endsAt, roles }), now);
      if (isAvailable) await store.setAvailable(account.id, true);
      return {
        csrf: csrfOf(token),
        cookie: cookie(asked, token, lifetime / 1000),
        account: isAvailable ? { ...account, available: true } : account,
      };
    },
    end: async (asked) => {
      const token = tokenOf(asked);
      if (token !== undefined) await store.endSession(hashOf(token));
      return cookie(asked, '', 0);
    },
    callerOf: async (asked, wants, right) => {
      if (wants !== 'read' && !isOwnPage(asked)) return refused(foreign);
      const token = tokenOf(asked);
      const hash = token === undefined ? '' : hashOf(token);
      const found = token === undefined ? undefined : await living(hash);
      if (token === undefined || found === undefined) return refused(signedOut);
      const { account, session } = found;
      const csrf = csrfOf(token);
      if (wants === 'change' && !isSame(asked.headers['x-fixpath-csrf'] ?? '', csrf)) return refused(unproven);
      if (right !== undefined && !mayDo(account, right)) return refused(withoutRight(account, right));
      const now = steady();
      if (session.expiresAt - now < lifetime - renewAfter)
        await store.keepSession({ ...session, expiresAt: now + lifetime }, now);
      return { type: 'agent', account, hash, csrf };
    },
  };
}

const signedOut = httpRefusal(401, 'SignedOut', 'Sign in: nobody is, or the session is over.');

const foreign = httpRefusal(
  403,
  'ForeignOrigin',
  'This may be asked by the agents’ page alone. Behind a proxy, set PUBLIC_URL to the address in the browser.',
);

const unproven = httpRefusal(403, 'BadCsrf', 'Send the x-fixpath-csrf that GET /desk/me gives; load the page again.');

/** Tells somebody which roles may do what they asked for, and what they are. */
function withoutRight({ roles }: Account, right: Right): HttpResponse {
  const [needed, own] = [rolesWith[right].join(' or '), roles.join(' and ') || 'none'];
  return httpRefusal(
    403,
    'NotYourRole',
    `This takes the role ${needed}; yours is ${own}. Whoever runs the desk gives roles: npm run agents -- roles.`,
  );
}

function endOf({ expiresAt, endsAt }: Session): number {
  return Math.min(expiresAt, endsAt ?? expiresAt);
}

function refused(answered: HttpResponse): SessionCaller {
  return { type: 'refused', answered };
}

function tokenOf({ headers }: HttpRequest): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{20,100})(?:;|$)`).exec(headers.cookie ?? '');
  return found?.[1];
}

/** The store never sees a token. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Bound to the session: whoever cannot read the cookie cannot make it. */
function csrfOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
