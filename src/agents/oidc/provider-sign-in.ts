import { networkOf } from '../../domain/network-of.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { rateLimit } from '../../domain/rate-limit.ts';
import { day } from '../../domain/time.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { mountOf } from '../../domain/wire/mount-of.ts';
import type { SignInRefusal } from '../../domain/wire/sign-in-ways.ts';
import type { AuditTrail } from '../audit-trail.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import { triesInVain } from '../sign-in/sign-in.ts';
import { admitting } from './admit.ts';
import { attemptBy, attemptCookie, attemptOf, forgottenAttempt, oidcPath } from './attempt.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { Provider } from './open-provider.ts';

export type ProviderSignInParts = {
  readonly store: Pick<Store, 'accounts' | 'keepAccount' | 'tieAccount' | 'shared'>;
  readonly sessions: Pick<Sessions, 'begin'>;
  readonly trail: AuditTrail;
  readonly clock: Clock;
  readonly steady: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** 256 random bits as text. */
  readonly newToken: () => string;
  /** The one address that the provider sends people back to: scheme and host, without a slash at the end. */
  readonly ownUrl: () => string;
};

export type ProviderSignIn = {
  /** Sends the browser to the provider. */
  readonly toProvider: (asked: HttpRequest) => Promise<HttpResponse>;
  /** Takes what the browser brings back from there. */
  readonly fromProvider: (asked: HttpRequest) => Promise<HttpResponse>;
};

/** A session lasts no longer than this, ms: the provider is asked again whether its people still belong there. */
const longestSession = day;

/** Signing in through an identity provider. Whatever happens ends at the agents' page, in words or signed in. */
export function providerSignIn(settings: OidcSettings, parts: ProviderSignInParts): ProviderSignIn {
  const { store, sessions, trail, steady, log, newToken, ownUrl } = parts;
  // Its library is loaded for the first who signs in so.
  let opened: Promise<Provider> | undefined;
  const provider = (): Promise<Provider> => {
    opened ??= import('./open-provider.ts').then(({ openProvider }) => openProvider(settings, steady, log));
    return opened;
  };
  const admit = admitting(settings, parts);
  const byNetwork = rateLimit(triesInVain(40), steady, { name: 'provider', shared: store.shared });
  const redirectUri = () => `${ownUrl()}${oidcPath}/callback`;
  const refused = (why: SignInRefusal, place: string, cookies: readonly string[]): HttpResponse =>
    redirect(`${mountOf(ownUrl())}/desk?sign-in=${why}${place}`, cookies);

  return {
    toProvider: async (asked) => {
      const given = asked.query.get('place') ?? '';
      // The answer comes to one host, and only to that one would this browser show the cookie set here.
      if (URL.parse(asked.origin)?.host !== URL.parse(ownUrl())?.host && !asked.query.has('moved'))
        return redirect(`${ownUrl()}${oidcPath}/start?${new URLSearchParams({ place: given, moved: '' })}`, []);
      const attempt = attemptBy(newToken(), given);
      const way = await (await provider()).signInAt(attempt, redirectUri());
      if (way.type === 'go') return redirect(way.to, [attemptCookie(attempt, ownUrl())]);
      log.warn('the provider cannot be reached', { detail: way.detail });
      return refused('unreachable', attempt.place, []);
    },
    fromProvider: async (asked) => {
      const attempt = attemptOf(asked);
      if (!attempt || asked.query.get('state') !== attempt.state) return refused('expired', '', []);
      const done = [forgottenAttempt(ownUrl())];
      if (byNetwork.take(networkOf(asked.from)) !== undefined) return refused('too-many', attempt.place, done);
      const vouched = await (await provider()).vouched(attempt, new URL(`${redirectUri()}?${asked.query}`));
      if (vouched.type === 'refused') {
        log.warn('sign-in refused', { from: asked.from, why: vouched.why, detail: vouched.detail });
        await trail.refused(asked, vouched.why, undefined);
        return refused(vouched.why, attempt.place, done);
      }
      const admission = await admit(vouched.claims);
      if (admission.type === 'refused') {
        const { identity, mail } = admission.applicant ?? {};
        // Who it was, so that the operator can add them.
        log.warn('sign-in refused', { from: asked.from, why: admission.why, subject: identity?.subject, mail });
        await trail.refused(asked, admission.why, admission.account, present({ subject: identity?.subject }));
        return refused(admission.why, attempt.place, done);
      }
      byNetwork.giveBack(networkOf(asked.from));
      const { cookie } = await sessions.begin(admission.account, asked, {
        endsAt: steady() + longestSession,
        roles: admission.roles,
      });
      const { account, roles = account.roles, change } = admission;
      if (change)
        await trail.did(change, asked, account, { account: account.id, by: 'provider', roles: account.roles });
      await trail.did('signed-in', asked, account, { by: 'provider', roles });
      log.info('agent signed in', { agent: account.id, by: 'provider' });
      return redirect(`${mountOf(ownUrl())}/desk${attempt.place}`, [cookie, ...done]);
    },
  };
}

function redirect(location: string, cookies: readonly string[]): HttpResponse {
  return {
    status: 302,
    headers: { location, 'referrer-policy': 'no-referrer', ...(cookies.length > 0 && { 'set-cookie': cookies }) },
  };
}
