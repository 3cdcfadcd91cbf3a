import type { Tell } from '../../domain/content/agent-words.ts';
import { tellFrom } from '../../domain/content/tell-from.ts';
import { type Entry, handoffChangeIn, wordsIn } from '../../domain/conversation/entry.ts';
import type { HandoffChanged } from '../../domain/conversation/record.ts';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { AgentsChannel } from '../../domain/handoff/agents-channel.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { fileSize } from '../../domain/text/file-size.ts';
import { entryText } from '../entry-text.ts';
import { emptied } from '../handoff-change.ts';
import { agentOf, isOfChannel, personNameOf } from './card-status.ts';
import { short } from './card-texts.ts';
import { type CardContent, deskCard } from './desk-card.ts';
import { saidBefore } from './said-before.ts';

export type TeamsDeskParts = {
  readonly agentsChannel: AgentsChannel;
  readonly store: Pick<Store, 'handoff' | 'transcript' | 'handoffChanges' | 'receiptOf'>;
  readonly content: CardContent;
  /** Where somebody can fetch a file for a while. */
  readonly linkTo: (file: string, reader: string) => string;
  /** Told of a handoff whose card was posted: from then on whoever is in the channel can read it. */
  readonly posted: (handoff: Handoff) => Promise<void>;
};

/** The destination of what is told to the channel. Receipts are the ids of threads. */
export const deskDestination = 'teams-desk';

/**
 * A channel in which agents work: each handoff is a card that changes as the handoff does, and the thread below it is
 * the conversation. What agents do there comes back as inputs.
 */
export function teamsDesk({ agentsChannel, store, content, linkTo, posted }: TeamsDeskParts): Backend {
  const tell = tellFrom(() => content.agentWords);

  const showChange = async (item: OutboxItem, { change, handoff }: HandoffChanged): Promise<SendResult> => {
    const person = personNameOf(handoff, tell);
    const thread = await threadOf(store, handoff);
    if (change === 'unclaimed' && thread !== undefined)
      return agentsChannel.say(item, thread, tell('thread', 'unclaimed', { person }));
    const card = deskCard(handoff, await saidBefore(store, handoff), content);
    const shown = await agentsChannel.show(item, card, thread);
    if (thread === undefined && shown.type === 'sent') await posted(handoff);
    if (thread === undefined || shown.type !== 'sent') return shown;
    // A card that changes makes no noise.
    const { by, to } = handoff.history.at(-1) ?? {};
    if (change === 'claimed' && to)
      return agentsChannel.say(item, thread, tell('thread', 'has-person', { agent: agentOf(handoff, tell), person }));
    if (change !== 'released') return shown;
    const agent = agentOf(by?.type === 'agent' ? { agent: by } : {}, tell);
    return agentsChannel.say(item, thread, tell('thread', 'released', { agent, person }));
  };

  const relay = async (item: OutboxItem): Promise<SendResult> => {
    const id = item.body.handoff;
    const handoff = id === undefined ? undefined : await store.handoff(id);
    if (!handoff) return emptied;
    const thread = await threadOf(store, handoff);
    return thread === undefined
      ? { type: 'refused', why: 'The card of its handoff was refused; send that again first.' }
      : agentsChannel.say(
          item,
          thread,
          threadWords(item.body, handoff, { tell, language: content.agentWords.language }, (file) =>
            linkTo(file, deskDestination),
          ),
        );
  };

  return {
    name: deskDestination,
    wants: (entry) => handoffChangeIn(entry.body) !== undefined || (entry.handoff !== undefined && isSaid(entry)),
    send: (item) => {
      const changed = handoffChangeIn(item.body.body);
      return changed ? showChange(item, changed) : relay(item);
    },
  };
}

/** Whether an entry is for the thread: the person's words, and the words of agents who work elsewhere. */
function isSaid({ by, from, body }: Pick<Entry, 'by' | 'from' | 'body'>): boolean {
  return wordsIn(body) !== undefined && (by === 'person' || (by === 'agent' && !isOfChannel(from?.id)));
}

/** The thread of a handoff: the one of its newest card, because a card that was refused is posted again. */
async function threadOf(store: TeamsDeskParts['store'], { id, conversation }: Handoff): Promise<string | undefined> {
  for (const entry of (await store.handoffChanges(conversation)).toReversed()) {
    if (handoffChangeIn(entry.body)?.handoff.id !== id) continue;
    const receipt = await store.receiptOf(`${entry.id}>${deskDestination}`);
    if (receipt) return receipt;
  }
  return undefined;
}

/** The longest text that one message of a thread carries. */
const longest = 12_000;

/** What a person or an agent elsewhere said, as the thread shows it: plain text, files by name with a link. */
function threadWords(
  entry: Entry,
  handoff: Handoff,
  { tell, language }: { readonly tell: Tell; readonly language: string },
  linkTo: (file: string) => string,
): string {
  const { text, files } = entryText(entry);
  const who =
    entry.by === 'person'
      ? personNameOf(handoff, tell)
      : tell('thread', 'from-page', { agent: short(entry.from?.name ?? tell('people', 'agent'), 60) });
  const named = files.map(
    ({ id, name, type, bytes }) =>
      `[${short(name, 200)}, ${short(type, 100)}, ${fileSize(bytes, language)}] ${linkTo(id)}`,
  );
  return cutText(`${who}: ${[text, ...named].filter(Boolean).join('\n')}`, { most: longest });
}
