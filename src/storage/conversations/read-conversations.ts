import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type Entry, handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';
import type { Reads } from '../sqlite/reads.ts';
import { conversationQueries } from './conversation-queries.ts';
import { type EntryRow, entryOf } from './entry-row.ts';
import { inputOf } from './input-row.ts';
import { knownLogs } from './known-logs.ts';
import { stateOf } from './stored-state.ts';

export type ConversationReads = Pick<
  Store,
  | 'newestAt'
  | 'find'
  | 'load'
  | 'read'
  | 'tail'
  | 'transcript'
  | 'handoffChanges'
  | 'notes'
  | 'entry'
  | 'repliesTo'
  | 'unfinished'
  | 'playing'
>;

export function readConversations(given: Reads, logs = knownLogs(given)): ConversationReads {
  const { bind, reading } = given;
  const queries = bind(conversationQueries);
  /** What is read of a log: no rows where there is none. */
  const rowsIn = (conversation: string, rows: (log: number) => readonly EntryRow[]): Entry[] => {
    const log = logs(conversation);
    return log ? rows(log.seq).map((row) => entryOf(row, log)) : [];
  };
  const entries = (conversation: string, after: number, limit: number) =>
    rowsIn(conversation, (log) => queries.entriesAfter.all({ log, after, limit }));
  return {
    newestAt: reading(() => queries.newest.get({})?.at),
    find: reading((conversation) => {
      const row = queries.find.get({ conversation });
      return row && conversationOf(row);
    }),
    load: reading((id) => {
      // The inputs first: one that arrives between the two reads has then moved nothing but the head.
      const log = logs(id);
      const inputs = log ? queries.waitingInputs.all({ log: log.seq }) : [];
      const row = queries.find.get({ conversation: id });
      if (!row || !log) return undefined;
      const conversation = conversationOf(row);
      return { conversation, inputs: inputs.map((input) => inputOf(input, log, conversation)) };
    }),
    read: reading(entries),
    tail: reading((conversation, limit) => rowsIn(conversation, (log) => queries.tail.all({ log, limit })).reverse()),
    transcript: reading((conversation, upTo, limit) => {
      const log = logs(conversation);
      if (!log) return { entries: [], omitted: 0 };
      const rows = queries.transcript.all({ log: log.seq, upTo, limit }).reverse();
      // Fewer than asked for are all there are.
      const length = rows.length < limit ? rows.length : queries.countTranscript.get({ log: log.seq, upTo })?.length;
      return { entries: rows.map((row) => entryOf(row, log)), omitted: (length ?? rows.length) - rows.length };
    }),
    handoffChanges: reading((conversation) =>
      rowsIn(conversation, (log) => queries.handoffRecords.all({ log })).filter(({ body }) => handoffChangeIn(body)),
    ),
    notes: reading((conversation) => rowsIn(conversation, (log) => queries.notes.all({ log }))),
    entry: reading((conversation, id) => {
      const log = logs(conversation);
      const row = log && queries.entry.get({ log: log.seq, id });
      return row && entryOf(row, log);
    }),
    repliesTo: reading((conversation, input) => {
      const log = logs(conversation);
      const turn = log && queries.turnOf.get({ log: log.seq, input });
      if (!turn || turn.head_before === null || turn.head_after === null) return { done: false, entries: [] };
      const said = entries(conversation, turn.head_before, turn.head_after - turn.head_before);
      return { done: true, entries: said.filter(({ body }) => body.kind === 'reply') };
    }),
    unfinished: reading(() => queries.unfinished.all({}).map(({ conversation }) => conversation)),
    playing: reading((bundle) => queries.playing.all({ bundle }).map(({ id }) => id)),
  };
}

function conversationOf(row: Tables['conversations']): Conversation {
  return present({
    id: row.id,
    channel: row.channel,
    group: row.shared === 1,
    locale: row.locale,
    address: row.address === null ? undefined : JSON.parse(row.address),
    head: row.head,
    revision: row.revision,
    state: stateOf(row.state),
    createdAt: row.created_at,
  });
}
