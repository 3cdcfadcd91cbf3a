import type { Entry, EntryBody, Reader } from '../../domain/conversation/entry.ts';
import type { NewEntry } from '../../domain/conversation/turn.ts';
import type { Tables } from '../sql/tables.ts';
import { envelopeColumn, fromColumn, storedAuthor, storedEnvelope, type Usual } from './usual.ts';

/** An entry as its table holds it. */
export type EntryRow = Tables['entries'];

/** What of an entry is written: its number comes from the conversation's head. */
export type NewEntryRow = Omit<EntryRow, 'log' | 'number' | 'at'>;

/** The log that rows are read from, and what is usual in it. */
export type RowsLog = { readonly conversation: string; readonly usual: Usual | undefined };

export function newEntryRow({ id, by, from, seenBy, body, envelope, handoff }: NewEntry, usual?: Usual): NewEntryRow {
  return {
    id,
    by,
    from: fromColumn(from, usual),
    seen_by: seenBy.map((reader) => reader[0]).join(''),
    body: bodyColumn(id, body),
    envelope: envelopeColumn(envelope, usual),
    handoff: handoff ?? null,
  };
}

export function entryOf(row: EntryRow, { conversation, usual }: RowsLog): Entry {
  const from = row.from === null ? undefined : storedAuthor(row.from, usual);
  return {
    conversation,
    number: row.number,
    id: row.id,
    by: row.by,
    ...(from === undefined ? {} : { from: JSON.parse(from) }),
    at: row.at,
    seenBy: readersOf(row.seen_by),
    body: bodyOf(row),
    ...(row.envelope === null ? {} : { envelope: storedEnvelope(row.envelope, usual) }),
    ...(row.handoff === null ? {} : { handoff: row.handoff }),
  };
}

/** A reply's id begins with that of the input which its turn answers, and mostly it is a reply to just that. */
function bodyColumn(id: string, body: EntryBody): string {
  const isPlain = body.kind === 'reply' && body.replyTo !== undefined && body.replyTo === beforeDot(id);
  return JSON.stringify(isPlain ? { ...body, replyTo: 0 } : body);
}

function bodyOf({ id, body }: EntryRow): EntryBody {
  const stored = JSON.parse(body);
  return stored.replyTo === 0 ? { ...stored, replyTo: beforeDot(id) } : stored;
}

function beforeDot(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('.')));
}

function readersOf(letters: string): readonly Reader[] {
  return Array.from(letters, (letter) => (letter === 'p' ? 'person' : 'agents'));
}
