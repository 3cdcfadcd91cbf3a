import { type Entry, wordsIn } from '../../domain/conversation/entry.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { day } from '../../domain/time.ts';
import type { QueueLine } from '../../domain/wire/desk-wire.ts';

export type QueueParts = {
  readonly store: Pick<Store, 'handoffs' | 'tail' | 'refusedItems' | 'watch'>;
  readonly clock: Clock;
};

export type Queue = {
  readonly lines: () => Promise<readonly QueueLine[]>;
  /** Those that were closed lately, the last one first. */
  readonly closed: () => Promise<readonly QueueLine[]>;
  /** A send of this conversation was refused, or is sent again. */
  readonly sendsChanged: (conversation: string) => void;
  readonly close: () => void;
};

/** How long tickets stay listed after their last change, ms. */
const ticketsFor = 30 * day;

/** How long closed ones are listed, ms, and at most how many. */
const closedFor = 7 * day;
const mostClosed = 100;

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
    closed: async () => {
      const closed = await store.handoffs(['closed'], clock() - closedFor);
      const last = closed.toSorted((a, b) => b.changedAt - a.changedAt).slice(0, mostClosed);
      return Promise.all(last.map(async (handoff) => lineOf(handoff, await look(handoff.conversation))));
    },
    sendsChanged: (conversation) => changed(conversation, false),
    close: unwatch,
  };
}

/** What a line needs of its conversation. */
type Glimpse = { readonly tail: readonly Entry[]; readonly refused: number };

function lineOf(handoff: Handoff, { tail, refused }: Glimpse): QueueLine {
  const { id, conversation, state, team, requestedAt, changedAt, channel, person, problem, ledger, agent } = handoff;
  const { announcedAgainAt, rating, history } = handoff;
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
    flow: ledger?.title,
    agent,
    givenBy: giver?.type === 'agent' && giver.id !== agent?.id ? { id: giver.id, name: giver.name } : undefined,
    last,
    unread,
    announcedAgainAt,
    rating,
    refused: refused > 0 ? refused : undefined,
  });
}

function lastOf(tail: readonly Entry[]): QueueLine['last'] {
  const entry = tail.findLast(({ body }) => wordsIn(body) !== undefined);
  const said = entry && wordsIn(entry.body);
  if (!entry || !said || entry.by === 'system') return undefined;
  const { by, at } = entry;
  const text = said.text || said.files.map(({ name }) => name).join(', ');
  return { by, text: text.slice(0, longestGlimpse), at };
}
