import type { Entry } from '../../../src/domain/conversation/entry.ts';

const inputOf = (id: string): string => id.replace(/\.r?\d+$/, '');

/** The handoff that was open before an entry's turn and after it, in a log whose inputs came one by one. */
export function openThrough(log: readonly Entry[], entry: Entry): string | undefined {
  const input = inputOf(entry.id);
  const first = log.findIndex(({ id }) => id === input);
  const last = log.findLastIndex(({ id }) => inputOf(id) === input);
  const before = openAfter(log.slice(0, first));
  return before === openAfter(log.slice(0, last + 1)) ? before : undefined;
}

function openAfter(log: readonly Entry[]): string | undefined {
  const records = log.flatMap(({ body }) => (body.kind === 'event' && body.name === 'handoff' ? [body.value] : []));
  const { id, state } = (records.at(-1) ?? {}) as { id?: string; state?: string }; // as `withHandoff` writes it
  return /^(requested|claimed|released)$/.test(state ?? '') ? id : undefined;
}
