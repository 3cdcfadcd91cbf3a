import { type Entry, noteIn, wordsIn } from '../../domain/conversation/entry.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { day } from '../../domain/time.ts';
import type { QueueLine } from '../../domain/wire/desk-wire.ts';

export type QueueParts = {
  readonly store: Pick<
    Store,
    'handoffs' | 'closedHandoffs' | 'handoff' | 'search' | 'tail' | 'notes' | 'refusedItems' | 'watch'
  >;
  readonly clock: Clock;
};

export type Queue = {
  readonly lines: () => Promise<readonly QueueLine[]>;
  /** Those that were closed at `before` or earlier, the last one first, a page of them. */
  readonly closed: (before: number) => Promise<readonly QueueLine[]>;
  /** Those, in whatever state, of which all these words are known or were said. */
  readonly search: (words: string) => Promise<readonly QueueLine[]>;
  /** A send of this conversation was refused, or is sent again. */
  readonly sendsChanged: (conversation: string) => void;
  readonly close: () => void;
};

/** How long tickets stay listed after their last change, ms. */
const ticketsFor = 30 * day;

/** Closed ones, and found ones, that are listed at once at most. */
const mostClosed = 50;
const mostFound = 50;

/** The most entries searched for the last word and what is unread; more unread ones are shown as this many. */
const lookedAt = 50;

const longestGlimpse = 160;

/**
 * The open handoffs in the order they were requested, then tickets. The lines are kept until something in them moves,
 * and what was said last until its log grows: many pages that look at once cost one look, and that reads only the
 * conversations that moved.
 */
export function showQueue({ store, clock }: QueueParts): Queue {
  const glimpses = new Map<string, Glimpse>();
  let kept: Promise<readonly QueueLine[]> | undefined;
  const changed = (conversation: string, moved: boolean): void => {
    if (glimpses.delete(conversation) || moved) kept = undefined;
  };
  const unwatch = store.watch((conversation, moved) => changed(conversation, moved.length > 0));
  const look = async (conversation: string): Promise<Glimpse> => ({
    tail: await store.tail(conversation, lookedAt),
    notes: await store.notes(conversation),
    refused: (await store.refusedItems(conversation)).length,
  });
  const glimpseOf = async (conversation: string): Promise<Glimpse> => {
    const known = glimpses.get(conversation);
    if (known) return known;
    const glimpse = await look(conversation);
    glimpses.set(conversation, glimpse);
    return glimpse;
  };
  const list = async (): Promise<readonly QueueLine[]> => {
    const open = await store.handoffs(['requested', 'released', 'claimed']);
    const tickets = await store.handoffs(['ticketed'], clock() - ticketsFor);
    const listed = [...open, ...tickets];
    const living = new Set(listed.map(({ conversation }) => conversation));
    for (const conversation of glimpses.keys()) if (!living.has(conversation)) glimpses.delete(conversation);
    const lines: QueueLine[] = [];
    for (const handoff of listed) lines.push(lineOf(handoff, await glimpseOf(handoff.conversation)));
    return lines;
  };
  return {
    lines: () => {
      if (kept) return kept;
      const looked = list();
      kept = looked;
      looked.catch(() => {
        if (kept === looked) kept = undefined;
      });
      return looked;
    },
    closed: async (before) => {
      const closed = await store.closedHandoffs(before, mostClosed);
      return Promise.all(closed.map(async (handoff) => lineOf(handoff, await look(handoff.conversation))));
    },
    search: async (words) => {
      const hits = await store.search(words, mostFound);
      const lines = hits.map(async ({ handoff: id, found }) => {
        const handoff = await store.handoff(id);
        return handoff ? [{ ...lineOf(handoff, await look(handoff.conversation)), found }] : [];
      });
      return (await Promise.all(lines)).flat();
    },
    sendsChanged: (conversation) => changed(conversation, false),
    close: unwatch,
  };
}

/** What a line needs of its conversation. */
type Glimpse = { readonly tail: readonly Entry[]; readonly notes: readonly Entry[]; readonly refused: number };

function lineOf(handoff: Handoff, { tail, notes, refused }: Glimpse): QueueLine {
  const { id, conversation, state, team, requestedAt, changedAt, channel, person, problem, ledger, agent } = handoff;
  const { announcedAgainAt, rating, history, tempers, labels, danger, reason } = handoff;
  const giver = history.at(-1)?.to && history.at(-1)?.by;
  const last = lastOf(tail);
  const answered = tail.findLast(({ by }) => by === 'agent')?.number ?? 0;
  const unread = tail.filter(({ by, number, at }) => by === 'person' && number > answered && at > requestedAt).length;
  return present({
    id,
    conversation,
    state,
    team,
    requestedAt,
    changedAt,
    channel,
    person: person?.name ?? '',
    problem: (problem ?? '').slice(0, longestGlimpse),
    isDanger: danger !== undefined || reason === 'danger' || undefined,
    tempers,
    labels,
    flow: ledger?.title,
    agent,
    givenBy: giver?.type === 'agent' && giver.id !== agent?.id ? { id: giver.id, name: giver.name } : undefined,
    last,
    unread,
    announcedAgainAt,
    rating,
    mentions: mentionsOf(id, notes),
    refused: refused > 0 ? refused : undefined,
  });
}

/** The last note of a handoff that calls each agent; undefined if none is called. */
function mentionsOf(handoff: string, notes: readonly Entry[]): QueueLine['mentions'] {
  const mentions = notes.flatMap(({ number, from, body }) => {
    const note = noteIn(body);
    if (note?.handoff !== handoff) return [];
    const mention = { number, by: from?.name ?? '', text: note.text.slice(0, longestGlimpse) };
    return note.mentions.map(({ id }) => [id, mention] as const);
  });
  return mentions.length > 0 ? Object.fromEntries(mentions) : undefined;
}

function lastOf(tail: readonly Entry[]): QueueLine['last'] {
  const entry = tail.findLast(({ body }) => wordsIn(body) !== undefined);
  const said = entry && wordsIn(entry.body);
  if (!entry || !said || entry.by === 'system') return undefined;
  const { by, at } = entry;
  const text = said.text || said.files.map(({ name }) => name).join(', ');
  return { by, text: text.slice(0, longestGlimpse), at };
}
