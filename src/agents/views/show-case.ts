import { type Entry, handoffChangeIn, noteIn, wordsIn } from '../../domain/conversation/entry.ts';
import type { HandoffChanged } from '../../domain/conversation/record.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { RefusedItem, Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { DeskCase, DeskEntry, EarlierCase, RefusedSend } from '../../domain/wire/desk-wire.ts';

export type CaseParts = {
  readonly store: Pick<Store, 'handoff' | 'handoffsOf' | 'read' | 'refusedItems' | 'sentEntries'>;
  /** Where somebody can fetch a file for a while. */
  readonly linkTo: (file: string, reader: string) => string;
  readonly isTyping: (conversation: string) => boolean;
  /** Up to which entry the person's chat has been shown its log, if that is known. */
  readonly deliveredUpTo: (conversation: string) => Promise<number | undefined>;
  /** The system that carries a channel's words; undefined if the channel shows the log itself. */
  readonly destinationOf: (channel: string) => string | undefined;
};

/** Entries read at once. */
const page = 500;

/**
 * A handoff and what was said in its conversation after a number; undefined if there is no such handoff. Links to files are made for
 * the reader.
 */
export function showCase({ store, linkTo, isTyping, deliveredUpTo, destinationOf }: CaseParts) {
  return async (id: string, after: number, reader: string): Promise<DeskCase | undefined> => {
    const handoff = await store.handoff(id);
    if (!handoff) return undefined;
    const { conversation } = handoff;
    const refused = await store.refusedItems(conversation);
    const destination = destinationOf(handoff.channel);
    const sent = destination === undefined ? undefined : await store.sentEntries(conversation, destination);
    const others = await store.handoffsOf(handoff.person?.id, conversation);
    const entries: DeskEntry[] = [];
    let from = after;
    for (;;) {
      const read = await store.read(conversation, from, page);
      entries.push(...read.flatMap((entry) => shown(entry, (file) => linkTo(file, reader))));
      const last = read.at(-1);
      if (!last || read.length < page) break;
      from = last.number;
    }
    return {
      handoff,
      entries,
      refused: refused.map(refusedSend),
      typing: isTyping(conversation),
      reached: present({ delivered: await deliveredUpTo(conversation), sent }),
      earlier: others.filter((other) => other.id !== id && other.requestedAt <= handoff.requestedAt).map(earlierCase),
    };
  };
}

function earlierCase({ id, state, requestedAt, rating, problem, ledger, agent, history }: Handoff): EarlierCase {
  const why = state === 'closed' ? history.at(-1)?.why : undefined;
  return present({
    id,
    state,
    requestedAt,
    rating,
    problem: problem ?? ledger?.opening ?? '',
    agent: agent?.name,
    why,
  });
}

function refusedSend({ id, destination, ...item }: RefusedItem): RefusedSend {
  return { item: id, to: destination, ...item };
}

function shown(entry: Entry, linkTo: (file: string) => string): readonly DeskEntry[] {
  if (!entry.seenBy.includes('agents')) return [];
  const { number, id, by, at, from, body } = entry;
  const line = present({
    number,
    id,
    by,
    at,
    name: from?.name,
  });
  const change = handoffChangeIn(body);
  if (change) return [{ ...line, ...changeOf(change), text: '' }];
  const note = noteIn(body);
  if (note) return [{ ...line, by: 'agent', text: note.text, isNote: true }];
  const said = wordsIn(body);
  if (!said) return [];
  const { text, files } = said;
  return [
    {
      ...line,
      text,
      ...(files.length > 0 && {
        files: files.map((file) => ({
          ...file,
          url: linkTo(file.id),
          isPicture: /^image\/(png|jpeg|gif|webp)$/.test(file.type),
        })),
      }),
    },
  ];
}

/** What a record of the handoff says: its state and the agent who has it then, a second notice, or a rating. */
function changeOf({ change, handoff }: HandoffChanged): Partial<DeskEntry> {
  const { state, agent, rating } = handoff;
  switch (change) {
    case 'unclaimed':
      return { isAnnouncedAgain: true };
    case 'rated':
      return rating ? { rating } : {};
    case 'requested':
    case 'claimed':
    case 'released':
    case 'closed':
    case 'withdrawn':
    case 'ticketed':
    case 'updated':
    case 'erased':
      return present({ state, name: agent?.name });
  }
}
