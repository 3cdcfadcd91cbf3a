import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Clock } from '../../domain/ports/clock.ts';
import { present } from '../../domain/present.ts';
import { day } from '../../domain/time.ts';

/**
 * How a site proves who its visitors are: by a secret that both know (any of several, to change it), or by its keys.
 */
export type VisitorSettings = {
  readonly by:
    | { readonly type: 'secrets'; readonly secrets: readonly string[] }
    | { readonly type: 'keys'; readonly url: string };
  /** For whom its tokens have to be; anybody if left out. */
  readonly audience: string | undefined;
};

/** Who somebody is, as the site says. */
export type ProvenVisitor = { readonly subject: string; readonly name?: string; readonly mail?: string };

type VisitorProof =
  | { readonly type: 'proven'; readonly visitor: ProvenVisitor }
  /** For whoever wrote the site: what is wrong with the token, and the cure. */
  | { readonly type: 'refused'; readonly why: string };

export type ProveVisitor = (token: string) => Promise<VisitorProof>;

/** The longest that a token may be valid, ms: one that is stolen is of no use tomorrow. */
const longestLife = day;

/** Reads the tokens of a site. */
export function proveVisitorBy({ by, audience }: VisitorSettings, clock: Clock): ProveVisitor {
  const options = (algorithm: string): JWTVerifyOptions => ({
    algorithms: [algorithm],
    ...(audience !== undefined && { audience }),
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(clock()),
    clockTolerance: 60,
  });
  const keys = by.type === 'keys' ? createRemoteJWKSet(new URL(by.url)) : undefined;
  const verify = async (token: string): Promise<JWTPayload> => {
    if (keys) return (await jwtVerify(token, keys, options('RS256'))).payload;
    const secrets = by.type === 'secrets' ? by.secrets : [];
    let fault: unknown;
    for (const secret of secrets) {
      try {
        return (await jwtVerify(token, new TextEncoder().encode(secret), options('HS256'))).payload;
      } catch (error) {
        // Under another secret it may be right; what is right but for its claims is told.
        if (!(fault instanceof errors.JWTExpired || fault instanceof errors.JWTClaimValidationFailed)) fault = error;
      }
    }
    throw fault;
  };
  return async (token) => {
    try {
      const { sub, exp = 0, name, email } = await verify(token);
      if (!sub) return { type: 'refused', why: 'its claim "sub" is empty: it has to name the person for good.' };
      if (exp * 1000 - clock() > longestLife)
        return { type: 'refused', why: 'its claim "exp" is more than a day ahead; sign a new one with each page.' };
      return { type: 'proven', visitor: present({ subject: sub, name: shortText(name), mail: shortText(email) }) };
    } catch (error) {
      return { type: 'refused', why: whyRefused(error) };
    }
  };
}

function whyRefused(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired; sign a new one with each page.';
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim "${error.claim}" is missing or wrong.`;
  if (error instanceof errors.JWKSTimeout) return 'the keys at VISITOR_JWKS_URL did not come in time.';
  return 'its signature is none that the settings VISITOR_… know.';
}

function shortText(claim: unknown): string | undefined {
  return typeof claim === 'string' ? claim.trim().slice(0, 200) || undefined : undefined;
}
