import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type Entry, handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { Reads } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import { conversationQueries } from './conversation-queries.ts';
import { type EntryRow, entryOf } from './entry-row.ts';
import { inputOf } from './input-row.ts';
import { type KnownLog, knownLogs } from './known-logs.ts';
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

/** Conversations whose states are looked into at once. */
const lookedAtOnce = 2000;

export function readConversations(given: Reads, logs = knownLogs(given)): ConversationReads {
  const { bind, reading } = given;
  const queries = bind(conversationQueries);
  const playingAfter = reading(queries.playing.all);
  const entriesIn = function* (log: KnownLog, rows: readonly EntryRow[]): Steps<Entry[]> {
    const known = yield* logs.toRead(log, rows);
    return rows.map((row) => entryOf(row, known));
  };
  /** What is read of a log: no entries where there is none. */
  const inLog = function* (conversation: string, rows: (log: number) => Steps<readonly EntryRow[]>): Steps<Entry[]> {
    const log = yield* logs.find(conversation);
    return log ? yield* entriesIn(log, yield* rows(log.seq)) : [];
  };
  const entries = (conversation: string, after: number, limit: number) =>
    inLog(conversation, (log) => queries.entriesAfter.all({ log, after, limit }));
  return {
    newestAt: reading(function* () {
      return (yield* queries.newest.get({}))?.at;
    }),
    find: reading(function* (conversation) {
      const row = yield* queries.find.get({ conversation });
      return row && conversationOf(row);
    }),
    load: reading(function* (id) {
      // The inputs first: one that arrives between the two reads has then moved nothing but the head.
      const log = yield* logs.find(id);
      const inputs = log ? yield* queries.waitingInputs.all({ log: log.seq }) : [];
      const row = yield* queries.find.get({ conversation: id });
      if (!row || !log) return undefined;
      const conversation = conversationOf(row);
      const known = yield* logs.toRead(log, inputs);
      return { conversation, inputs: inputs.map((input) => inputOf(input, known, conversation)) };
    }),
    read: reading(entries),
    tail: reading(function* (conversation, limit) {
      return (yield* inLog(conversation, (log) => queries.tail.all({ log, limit }))).reverse();
    }),
    transcript: reading(function* (conversation, upTo, limit) {
      const log = yield* logs.find(conversation);
      if (!log) return { entries: [], omitted: 0 };
      const rows = (yield* queries.transcript.all({ log: log.seq, upTo, limit })).toReversed();
      // Fewer than asked for are all there are.
      const counted = rows.length < limit ? rows : yield* queries.countTranscript.get({ log: log.seq, upTo });
      return { entries: yield* entriesIn(log, rows), omitted: (counted?.length ?? rows.length) - rows.length };
    }),
    handoffChanges: reading(function* (conversation) {
      const records = yield* inLog(conversation, (log) => queries.handoffRecords.all({ log }));
      return records.filter(({ body }) => handoffChangeIn(body));
    }),
    notes: reading((conversation) => inLog(conversation, (log) => queries.notes.all({ log }))),
    entry: reading(function* (conversation, id) {
      const log = yield* logs.find(conversation);
      const row = log && (yield* queries.entry.get({ log: log.seq, id }));
      return row && (yield* entriesIn(log, [row]))[0];
    }),
    repliesTo: reading(function* (conversation, input) {
      const log = yield* logs.find(conversation);
      const turn = log && (yield* queries.turnOf.get({ log: log.seq, input }));
      if (!turn || turn.head_before === null || turn.head_after === null) return { done: false, entries: [] };
      const said = yield* entries(conversation, turn.head_before, turn.head_after - turn.head_before);
      return { done: true, entries: said.filter(({ body }) => body.kind === 'reply') };
    }),
    unfinished: reading(function* () {
      return (yield* queries.unfinished.all({})).map(({ conversation }) => conversation);
    }),
    playing: async (bundle) => {
      const found: string[] = [];
      for (let after = ''; ; ) {
        const rows = await playingAfter({ bundle, after, most: lookedAtOnce });
        found.push(...rows.flatMap(({ id, plays }) => (plays === 1 ? id : [])));
        const last = rows.at(-1);
        if (!last || rows.length < lookedAtOnce) return found;
        after = last.id;
      }
    },
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
