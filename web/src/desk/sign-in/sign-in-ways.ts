import type { SignInWays } from '../../../../src/domain/wire/sign-in-ways.ts';
import type { DeskPageSettings } from '../../../../src/domain/wire/wire.ts';
import { settings } from '../../settings.ts';

/** How agents can sign in here. */
export function signInWays(): SignInWays {
  // Into the agents' page the server writes this much.
  const { signIn } = settings() as Partial<DeskPageSettings>;
  return signIn ?? { password: true };
}

/** Where signing in through the provider begins; it ends at the same place of this page. */
export function providerAddress(): string {
  return `desk/oidc/start?${new URLSearchParams({ place: location.hash })}`;
}
