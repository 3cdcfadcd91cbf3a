import type { Conversation } from '../../domain/conversation/conversation.ts';
import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { Tables } from '../sql/tables.ts';
import type { Reads } from '../sqlite/reads.ts';
import { conversationQueries } from './conversation-queries.ts';
import { entryOf } from './entry-row.ts';
import { inputOf } from './input-row.ts';
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
  | 'entry'
  | 'repliesTo'
  | 'unfinished'
  | 'playing'
>;

export function readConversations({ bind, reading }: Reads): ConversationReads {
  const queries = bind(conversationQueries);
  const entries = (conversation: string, after: number, limit: number) =>
    queries.entriesAfter.all({ conversation, after, limit }).map(entryOf);
  return {
    newestAt: reading(() => queries.newest.get({})?.at),
    find: reading((conversation) => {
      const row = queries.find.get({ conversation });
      return row && conversationOf(row);
    }),
    load: reading((id) => {
      // The inputs first: one that arrives between the two reads has then moved nothing but the head.
      const inputs = queries.waitingInputs.all({ conversation: id });
      const row = queries.find.get({ conversation: id });
      if (!row) return undefined;
      const conversation = conversationOf(row);
      return { conversation, inputs: inputs.map((input) => inputOf(input, conversation)) };
    }),
    read: reading(entries),
    tail: reading((conversation, limit) => queries.tail.all({ conversation, limit }).reverse().map(entryOf)),
    transcript: reading((conversation, upTo, limit) => {
      const rows = queries.transcript.all({ conversation, upTo, limit }).reverse();
      // Fewer than asked for are all there are.
      const length = rows.length < limit ? rows.length : queries.countTranscript.get({ conversation, upTo })?.length;
      return { entries: rows.map(entryOf), omitted: (length ?? rows.length) - rows.length };
    }),
    handoffChanges: reading((conversation) =>
      queries.handoffRecords
        .all({ conversation })
        .map(entryOf)
        .filter(({ body }) => handoffChangeIn(body)),
    ),
    entry: reading((conversation, id) => {
      const row = queries.entry.get({ conversation, id });
      return row && entryOf(row);
    }),
    repliesTo: reading((conversation, input) => {
      const turn = queries.turnOf.get({ conversation, input });
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
