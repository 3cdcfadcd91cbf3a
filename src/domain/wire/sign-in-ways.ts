/** How agents can sign in. */
export type SignInWays = {
  readonly password: boolean;
  /** The identity provider's name, if there is one. */
  readonly provider?: string;
};

/** Why signing in through the provider came to nothing; stands in the agents' page's address. */
export const signInRefusals = [
  'cancelled',
  'disabled',
  'expired',
  'failed',
  'not-a-member',
  'too-many',
  'unknown',
  'unproven',
  'unreachable',
] as const;

export type SignInRefusal = (typeof signInRefusals)[number];
