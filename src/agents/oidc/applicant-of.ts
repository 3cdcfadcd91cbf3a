import type { Identity } from '../../domain/handoff/account.ts';
import { present } from '../../domain/present.ts';
import type { OidcSettings } from './oidc-settings.ts';

/** Who comes from the provider and wants to be let in, as far as its claims can be relied on. */
export type Applicant = {
  readonly identity: Identity;
  /** In lower case; only an address that the provider has seen proven. */
  readonly mail?: string;
  /** There is an address, but the provider does not say that it is theirs. */
  readonly hasUnprovenMail: boolean;
  readonly name?: string;
  readonly username?: string;
};

/** Undefined: the claim that is to name them is not there. */
export function applicantOf(
  claims: Claims,
  { issuer, subjectClaim }: Pick<OidcSettings, 'issuer' | 'subjectClaim'>,
): Applicant | undefined {
  const subject = textIn(claims[subjectClaim]);
  if (subject === undefined) return undefined;
  const mail = textIn(claims.email)?.toLowerCase();
  // Only the value true: some providers let people write any address, some send the text "false".
  const isProven = mail !== undefined && claims.email_verified === true;
  const name = textIn(claims.name);
  const username = textIn(claims.preferred_username);
  return present({
    // As the operator writes it: some providers name themselves in more than one way, and the token was checked.
    identity: { issuer, subject },
    hasUnprovenMail: mail !== undefined && !isProven,
    mail: isProven ? mail : undefined,
    name,
    username,
  });
}

/** A text of one line and a length that one can show. */
function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 255) return undefined;
  return value.replace(/\p{Cc}+/gu, ' ').trim() || undefined;
}

/** What the provider tells of somebody, proven to come from there. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };
