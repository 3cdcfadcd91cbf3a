import type { AgentName } from '../domain/conversation/input.ts';
import type { Account } from '../domain/handoff/account.ts';

/**
 * The agents whom a note calls by `@` and their name or login, whatever the case; those who cannot sign in are not called.
 * Of names that begin alike the longest one counts: "@Ann Lee" does not call Ann.
 */
export function mentionsIn(text: string, accounts: readonly Account[]): readonly AgentName[] {
  const callable = accounts.filter(({ disabled }) => !disabled);
  const calls = callable
    .flatMap((account) => [account.name, account.login].map((call) => ({ account, call: call.toLowerCase() })))
    .toSorted((a, b) => b.call.length - a.call.length);
  const lower = text.toLowerCase();
  const called = new Set<Account>();
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    if (isInWord(lower[at - 1])) continue;
    const found = calls.find(({ call }) => lower.startsWith(call, at + 1) && !isInWord(lower[at + 1 + call.length]));
    if (found) called.add(found.account);
  }
  return [...called].map(({ id, name }) => ({ id, name }));
}

function isInWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}
