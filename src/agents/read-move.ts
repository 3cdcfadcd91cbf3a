import type { Desk } from '../domain/content/desk.ts';
import type { AgentMove } from '../domain/conversation/input.ts';
import type { Account } from '../domain/handoff/account.ts';
import { asObject } from '../domain/json.ts';
import { present } from '../domain/present.ts';

/** A move as the page sent it, if it is one: to a team of this desk, or to one of `colleagues` who can sign in. */
export function readMove(value: unknown, teams: Desk['teams'], colleagues: readonly Account[]): AgentMove | undefined {
  const { type, why, team, note, step, labels, to: wanted } = asObject(value) ?? {};
  switch (type) {
    case 'claim':
    case 'reopen':
      return { type };
    case 'assign': {
      const { id: named } = asObject(wanted) ?? {};
      const to = colleagues.find(({ id, disabled }) => id === named && !disabled);
      return to && { type, to: { id: to.id, name: to.name } };
    }
    case 'release':
    case 'take-over':
      return present({ type, why: wordIn(why) });
    case 'transfer':
      return teams.some(({ id }) => id === team) ? { type, team: String(team) } : undefined;
    case 'close':
      return present({ type, note: wordIn(note) });
    case 'label':
      return isListOfTexts(labels) ? { type, labels } : undefined;
    case 'hand-back':
      return present({ type, step: wordIn(step) });
    default:
      return undefined;
  }
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 100 && value.every((each) => typeof each === 'string');
}

function wordIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 2000 ? value : undefined;
}
