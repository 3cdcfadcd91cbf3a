import type { Clock } from '../domain/clock.ts';
import type { QueueLine } from '../domain/desk-wire.ts';
import type { Entry } from '../domain/entry.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Store } from '../domain/store.ts';

export type QueueParts = { readonly store: Pick<Store, 'handoffs' | 'tail' | 'watch'>; readonly clock: Clock };

export type Queue = { readonly lines: () => Promise<readonly QueueLine[]>; readonly close: () => void };

/** Tickets are listed so long after their last change, ms. */
const ticketsFor = 30 * 86_400_000;

/** Entries looked at for the last word and what is unread; more unread than these is shown as so many. */
const lookedAt = 50;

const longestGlimpse = 160;

/**
 * The open handoffs in the order they were requested, then tickets. The lines are kept until something in them moves,
 * and what was said last until its log grows: many pages that look at once cost one look, and that reads only the
 * conversations that moved.
 */
export function showQueue({ store, clock }: QueueParts): Queue {
  const tails = new Map<string, readonly Entry[]>();
  let kept: Promise<readonly QueueLine[]> | undefined;
  const unwatch = store.watch((conversation, moved) => {
    if (tails.delete(conversation) || moved.length > 0) kept = undefined;
  });
  const tailOf = async (conversation: string): Promise<readonly Entry[]> => {
    const known = tails.get(conversation);
    if (known) return known;
    const tail = await store.tail(conversation, lookedAt);
    tails.set(conversation, tail);
    return tail;
  };
  const look = async (): Promise<readonly QueueLine[]> => {
    const open = await store.handoffs(['requested', 'released', 'claimed']);
    const tickets = await store.handoffs(['ticketed'], clock() - ticketsFor);
    const listed = [...open, ...tickets];
    const living = new Set(listed.map(({ conversation }) => conversation));
    for (const conversation of tails.keys()) if (!living.has(conversation)) tails.delete(conversation);
    const lines: QueueLine[] = [];
    for (const handoff of listed) lines.push(lineOf(handoff, await tailOf(handoff.conversation)));
    return lines;
  };
  return {
    lines: () => {
      if (kept) return kept;
      const looked = look();
      kept = looked;
      looked.catch(() => {
        if (kept === looked) kept = undefined;
      });
      return looked;
    },
    close: unwatch,
  };
}

function lineOf(handoff: Handoff, tail: readonly Entry[]): QueueLine {
  const { id, conversation, state, team, requestedAt, changedAt, channel, person, problem, ledger, agent } = handoff;
  const last = lastOf(tail);
  const answered = tail.findLast(({ by }) => by === 'agent')?.number ?? 0;
  const unread = tail.filter(({ by, number, at }) => by === 'person' && number > answered && at > requestedAt).length;
  return {
    id,
    conversation,
    state,
    team,
    requestedAt,
    changedAt,
    channel,
    person: person?.name ?? '',
    problem: (problem ?? '').slice(0, longestGlimpse),
    ...(ledger && { flow: ledger.title }),
    ...(agent && { agent }),
    ...(last && { last }),
    unread,
  };
}

function lastOf(tail: readonly Entry[]): QueueLine['last'] {
  const entry = tail.findLast(({ body }) => body.kind !== 'event');
  if (!entry || entry.by === 'system' || entry.body.kind === 'event') return undefined;
  const { body, by, at } = entry;
  const { text, files } = body.kind === 'message' ? body : body.reply;
  return { by, text: (text || (files?.map(({ name }) => name).join(', ') ?? '')).slice(0, longestGlimpse), at };
}
