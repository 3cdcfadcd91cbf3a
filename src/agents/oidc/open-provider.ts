import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import { hour } from '../../domain/time.ts';
import type { Claims } from './applicant-of.ts';
import type { Attempt } from './attempt.ts';
import type { OidcSettings } from './oidc-settings.ts';

/** What came of an answer of the provider. */
type Vouched =
  | { readonly type: 'vouched'; readonly claims: Claims }
  | { readonly type: 'refused'; readonly why: 'cancelled' | 'unreachable' | 'failed'; readonly detail: string };

export type Provider = {
  /** Where a browser has to go to sign in. */
  readonly signInAt: (
    attempt: Attempt,
    redirectUri: string,
  ) => Promise<
    | { readonly type: 'go'; readonly to: string }
    | { readonly type: 'refused'; readonly why: 'unreachable'; readonly detail: string }
  >;
  /** Who came back from there: `answer` is the redirect address with all that the provider wrote behind it. */
  readonly vouched: (attempt: Attempt, answer: URL) => Promise<Vouched>;
};

/** Seconds that the provider may take to answer. */
const patience = 10;

/** How far clocks may differ, in seconds. */
const drift = 30;

/** How long the provider's own description is kept before it is asked for again, ms. */
const discoveredFor = hour;

/**
 * The provider, seen through `openid-client`: all checks of answers and tokens are the library's. Nothing is asked of
 * the provider before somebody wants to sign in, so the desk starts and works without it.
 */
export function openProvider(settings: OidcSettings, steady: Clock, log: Log): Provider {
  const { issuer, clientId, clientSecret, scopes } = settings;
  const isPlain = issuer.startsWith('http:');
  // Basic is what a provider must take; by the body only where it says that it takes nothing else.
  const authentication: ClientAuth = (server, ...rest) => {
    const takes = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const prove = takes.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    return prove(clientSecret)(server, ...rest);
  };
  const discovered = () =>
    discovery(new URL(issuer), clientId, { [clockTolerance]: drift }, authentication, {
      timeout: patience,
      // Signatures are checked as well, though the token came straight from the provider.
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    });

  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined;
  const configuration = (): Promise<Configuration> => {
    if (known && steady() < known.until) return known.configuration;
    const found = { configuration: discovered(), until: steady() + discoveredFor };
    known = found;
    found.configuration.catch(() => {
      if (known === found) known = undefined;
    });
    return found.configuration;
  };

  /** What the provider tells beside the token; without it the token has to do. */
  const toldBeside = async (at: Configuration, accessToken: string, subject: string): Promise<object> => {
    if (at.serverMetadata().userinfo_endpoint === undefined) return {};
    try {
      return await fetchUserInfo(at, accessToken, subject);
    } catch (error) {
      log.warn('the provider told nothing beside the token', { detail: signInErrorOf(error).detail });
      return {};
    }
  };

  return {
    signInAt: async (attempt, redirectUri) => {
      try {
        const to = buildAuthorizationUrl(await configuration(), {
          response_type: 'code',
          redirect_uri: redirectUri,
          scope: scopes,
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { type: 'go', to: to.href };
      } catch (error) {
        return { type: 'refused', why: 'unreachable', detail: signInErrorOf(error).detail };
      }
    },
    vouched: async (attempt, answer) => {
      try {
        const at = await configuration();
        const tokens = await authorizationCodeGrant(at, answer, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return { type: 'refused', why: 'failed', detail: 'There was no ID token.' };
        return { type: 'vouched', claims: { ...(await toldBeside(at, tokens.access_token, claims.sub)), ...claims } };
      } catch (error) {
        const { detail, isAway } = signInErrorOf(error);
        const isCancelled = error instanceof AuthorizationResponseError && error.error === 'access_denied';
        return { type: 'refused', why: isCancelled ? 'cancelled' : isAway ? 'unreachable' : 'failed', detail };
      }
    },
  };
}

/** What an error of the sign-in library says for the log: neither codes nor tokens, which its causes may hold. */
function signInErrorOf(error: unknown): { readonly detail: string; readonly isAway: boolean } {
  if (!(error instanceof Error)) return { detail: String(error), isAway: false };
  const told = error as Error & { readonly code?: unknown; readonly error?: unknown; error_description?: unknown };
  const beneath = error.cause instanceof Error ? error.cause.message : undefined;
  const parts = [error.message, told.error, told.error_description, beneath].filter((each) => typeof each === 'string');
  return { detail: [...new Set(parts)].join(': ').slice(0, 400), isAway: isAway(error, told.code) };
}

/** Nobody answered, or somebody who says that it is their own fault. */
function isAway(error: Error, code: unknown): boolean {
  if (error instanceof TypeError) return true; // What `fetch` throws where there is no connection.
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}
