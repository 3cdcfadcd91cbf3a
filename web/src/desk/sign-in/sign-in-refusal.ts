import { type SignInRefusal, signInRefusals } from '../../../../src/domain/wire/sign-in-ways.ts';

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
  switch (why) {
    case 'cancelled':
      return `You did not finish signing in with ${provider}.`;
    case 'disabled':
      return 'Your account at this desk is disabled. Ask the operator.';
    case 'expired':
      return 'Signing in took too long, or was begun in another window. Please try again.';
    case 'failed':
      return `Signing in with ${provider} did not work. Try again; if it keeps failing, tell the operator.`;
    case 'not-a-member':
      return `${provider} knows you, but not as somebody who works at this desk. Ask the operator.`;
    case 'too-many':
      return 'Too many tries. Wait a minute, then try again.';
    case 'unknown':
      return `${provider} knows you, but you have no account at this desk. Ask the operator to add you.`;
    case 'unproven':
      return `${provider} knows you, but does not say that your mail address is yours, so no account was found by it. Ask the operator to add you.`;
    case 'unreachable':
      return `${provider} cannot be reached. Try again in a while${hasPassword ? ', or sign in by password' : ''}.`;
  }
}
