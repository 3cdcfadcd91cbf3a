import type { AgentWords } from './agent-words.ts';

/** What agents call the channel or system of this id; one that is not ours goes by its id. */
export function nameIn(words: AgentWords['channels' | 'systems'], id: string): string {
  return Object.entries(words).find(([key]) => key === id)?.[1] ?? id;
}
