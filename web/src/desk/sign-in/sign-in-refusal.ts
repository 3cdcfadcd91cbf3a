import { type SignInRefusal, signInRefusals } from '../../../../src/domain/wire/sign-in-ways.ts';
import { tell } from '../parts/words.ts';

const name = 'sign-in';

/** Why signing in with the provider failed, if this page was loaded on the way back from there. */
export function signInRefusal(): SignInRefusal | undefined {
  const given = new URLSearchParams(location.search).get(name);
  return signInRefusals.find((each) => each === given);
}

/** Removes it from the address, so that a reload does not show it again. */
export function forgetSignInRefusal(): void {
  if (location.search !== '') history.replaceState(history.state, '', `${location.pathname}${location.hash}`);
}

export function refusalWords(why: SignInRefusal, provider: string, hasPassword: boolean): string {
  if (why === 'unreachable' && hasPassword) return tell('sign-in', 'or-password', { provider });
  return tell('sign-in-refusals', why, { provider });
}
