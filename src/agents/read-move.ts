import type { Desk } from '../domain/content/desk.ts';
import type { AgentMove } from '../domain/conversation/input.ts';
import { asObject } from '../domain/json.ts';

/** A move as the page sent it, if it is one. */
export function readMove(value: unknown, teams: Desk['teams']): AgentMove | undefined {
  const { type, why, team, note, step } = asObject(value) ?? {};
  switch (type) {
    case 'claim':
      return { type };
    case 'release':
      return { type, ...(isWord(why) && { why }) };
    case 'transfer':
      return teams.some(({ id }) => id === team) ? { type, team: String(team) } : undefined;
    case 'close':
      return { type, ...(isWord(note) && { note }) };
    case 'hand-back':
      return { type, ...(isWord(step) && { step }) };
    default:
      return undefined;
  }
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 2000;
}
