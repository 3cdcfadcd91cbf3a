import type { Role } from '../../domain/handoff/roles.ts';

/** The identity provider that agents may sign in with, and which of its people are let in. */
export type OidcSettings = {
  /** `https:`, or `http:` on this machine. Accounts are tied to it as it is written here. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, `openid` among it, with blanks between. */
  readonly scopes: string;
  /** The provider as agents call it: it stands on the button. */
  readonly name: string;
  /** The claim that names somebody for good: `sub` unless the provider has one that operators can look up. */
  readonly subjectClaim: string;
  /** `added`: only whom the operator added. `everyone`: whoever else comes gets an account. */
  readonly letIn: 'added' | 'everyone';
  /** Looked at each time somebody signs in, added or not; undefined: nothing is required. */
  readonly required: { readonly claim: string; readonly value: string } | undefined;
  /** The claim that tells roles, and the role that each of its values stands for; undefined: accounts alone tell them. */
  readonly roles: { readonly claim: string; readonly values: ReadonlyMap<string, Role> } | undefined;
  /** Nobody signs in by password. */
  readonly only: boolean;
};
