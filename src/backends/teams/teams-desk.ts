import type { Entry } from '../../domain/conversation/entry.ts';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { AgentsChannel } from '../../domain/handoff/agents-channel.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { type HandoffReport, handoffChangeOf } from '../handoff-change.ts';
import { recordIn } from '../record-in.ts';
import { agentOf, isOfChannel, personNameOf } from './card-status.ts';
import { type DeskWriting, deskCard } from './desk-card.ts';
import { handoffAt, readLog } from './read-log.ts';
import { threadWords } from './thread-words.ts';

export type TeamsDeskParts = {
  readonly line: AgentsChannel;
  readonly store: Pick<Store, 'handoff' | 'read' | 'receiptOf'>;
  readonly content: { readonly desk: DeskWriting };
  /** Where a file can be fetched for a while. */
  readonly linkTo: (file: string) => string;
};

/** The destination of what is told to the channel. Receipts are the ids of threads. */
export const deskDestination = 'teams-desk';

/**
 * A channel in which agents work: each handoff is a card that changes as the handoff does, and the thread below it is
 * the conversation. What agents do there comes back as inputs.
 */
export function teamsDesk({ line, store, content, linkTo }: TeamsDeskParts): Backend {
  const tell = async (item: OutboxItem, log: readonly Entry[], change: HandoffReport): Promise<SendResult> => {
    const { handoff, type } = change;
    const thread = await threadOf(store, log, handoff.id);
    if (type === 'unclaimed' && thread !== undefined)
      return line.say(item, thread, `Nobody has claimed ${personNameOf(handoff)} yet.`);
    const shown = await line.show(item, deskCard(handoff, log, content.desk), thread);
    if (type !== 'released' || thread === undefined || shown.type !== 'sent') return shown;
    // A card that changes makes no noise.
    const by = handoff.history.at(-1)?.by;
    const who = by?.type === 'agent' ? agentOf({ agent: by }) : 'The agent';
    return line.say(item, thread, `${who} let go of ${personNameOf(handoff)}, who waits again.`);
  };

  const relay = async (item: OutboxItem, log: readonly Entry[]): Promise<SendResult> => {
    const id = handoffAt(log, item.body);
    const handoff = id === undefined ? undefined : await store.handoff(id);
    if (!handoff) return gone;
    const thread = await threadOf(store, log, handoff.id);
    return thread === undefined
      ? { type: 'refused', why: 'The card of its handoff was refused; send that again first.' }
      : line.say(item, thread, threadWords(item.body, handoff, linkTo));
  };

  return {
    name: deskDestination,
    wants: (entry, open) => recordIn(entry.body) !== undefined || (open !== undefined && isSaid(entry)),
    send: async (item) => {
      const log = await readLog(store, item.conversation);
      if (!recordIn(item.body.body)) return relay(item, log);
      const change = await handoffChangeOf(store, item.body);
      return change ? tell(item, log, change) : gone;
    },
  };
}

const gone = { type: 'refused', why: 'Its handoff is no longer kept.' } as const;

/** Whether it is for the thread: the person's words, and those of agents who work elsewhere. */
function isSaid({ by, from, body }: Pick<Entry, 'by' | 'from' | 'body'>): boolean {
  return body.kind !== 'event' && (by === 'person' || (by === 'agent' && !isOfChannel(from?.id)));
}

/** The thread of a handoff: by the newest that was told of it, for a card that was refused is posted anew. */
async function threadOf(
  store: TeamsDeskParts['store'],
  log: readonly Entry[],
  handoff: string,
): Promise<string | undefined> {
  for (const { id, body } of log.toReversed()) {
    if (recordIn(body)?.id !== handoff) continue;
    const receipt = await store.receiptOf(`${id}>${deskDestination}`);
    if (receipt) return receipt;
  }
  return undefined;
}
