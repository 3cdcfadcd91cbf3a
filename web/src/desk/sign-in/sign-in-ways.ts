import type { SignInWays } from '../../../../src/domain/wire/sign-in-ways.ts';
import type { DeskPageSettings } from '../../../../src/domain/wire/wire.ts';
import { settings } from '../../settings.ts';

/** How agents can sign in here. */
export function signInWays(): SignInWays {
  return settings<DeskPageSettings>().signIn;
}

/** The address at which signing in with the provider begins; it leads back to the same place of this page. */
export function providerAddress(): string {
  return `desk/oidc/start?${new URLSearchParams({ place: location.hash })}`;
}
