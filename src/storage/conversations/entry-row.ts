import type { Entry, Reader } from '../../domain/conversation/entry.ts';
import type { NewEntry } from '../../domain/conversation/turn.ts';
import type { Tables } from '../sql/tables.ts';

/** An entry as its table holds it. */
export type EntryRow = Tables['entries'];

/** What of an entry is written: its number comes from the conversation's head. */
export type NewEntryRow = Omit<EntryRow, 'conversation' | 'number' | 'at'>;

export function newEntryRow({ id, by, from, seenBy, body, envelope, handoff }: NewEntry): NewEntryRow {
  return {
    id,
    by,
    from: from === undefined ? null : JSON.stringify(from),
    seen_by: seenBy.join(' '),
    body: JSON.stringify(body),
    envelope: envelope === undefined ? null : JSON.stringify(envelope),
    handoff: handoff ?? null,
  };
}

export function entryOf(row: EntryRow): Entry {
  return {
    conversation: row.conversation,
    number: row.number,
    id: row.id,
    by: row.by,
    ...(row.from === null ? {} : { from: JSON.parse(row.from) }),
    at: row.at,
    seenBy: row.seen_by === '' ? [] : (row.seen_by.split(' ') as Reader[]), // written by `newEntryRow` alone
    body: JSON.parse(row.body),
    ...(row.envelope === null ? {} : { envelope: JSON.parse(row.envelope) }),
    ...(row.handoff === null ? {} : { handoff: row.handoff }),
  };
}
