import type { Entry } from '../../domain/conversation/entry.ts';
import { type LedgerLine, ledgerLines } from '../../domain/conversation/ledger-view.ts';
import type { Handoff, HandoffChange } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { entryText, longestTold } from '../entry-text.ts';
import type { HandoffReport } from '../handoff-change.ts';

/** What a webhook is sent; `schemas/ticket.schema.json` describes it to whoever receives it. */
export type TicketPayload = ReturnType<typeof ticketPayload>;

/** A change of a handoff as JSON. `id` is the key by which a repeat is recognised. */
export function ticketPayload(id: string, { type, at, handoff, transcript, omitted }: HandoffReport) {
  return {
    type: `handoff.${type}` as const,
    id,
    at: time(at),
    conversation: handoff.conversation,
    handoff: present({
      id: handoff.id,
      number: handoff.ticket?.number,
      state: handoff.state,
      reason: handoff.reason,
      team: handoff.team,
      channel: handoff.channel,
      language: handoff.language,
      requestedAt: time(handoff.requestedAt),
      person: personOf(handoff),
      visit: handoff.visit,
      agent: handoff.agent,
      rating: handoff.rating && ratingOf(handoff.rating),
      problem: told(handoff.problem),
      flow: handoff.ledger && { id: handoff.ledger.flow, title: handoff.ledger.title },
      facts: handoff.ledger?.facts ?? [],
      ledger: handoff.ledger ? nested(ledgerLines(handoff.ledger)) : [],
      history: handoff.history.map(changeIn),
    }),
    transcript: transcript.map(lineOf),
    omitted,
  };
}

function ratingOf({ stars, word }: NonNullable<Handoff['rating']>) {
  return present({ stars, word: told(word) });
}

function personOf({ person, ticket }: Handoff): object | undefined {
  if (!person && ticket?.mail === undefined) return undefined;
  return present({ ...person, mail: ticket?.mail ?? person?.mail });
}

type Row = Omit<LedgerLine, 'at' | 'depth' | 'isNext'> & { readonly at?: string; readonly through?: readonly Row[] };

/** The lines of a ledger as rows; the lines of a called flow are within the row that called it. */
function nested(lines: readonly LedgerLine[], depth = 0): readonly Row[] {
  return lines.flatMap((line, index): readonly Row[] => {
    if (line.depth !== depth) return [];
    const end = lines.findIndex((each, at) => at > index && each.depth <= depth);
    const through = nested(lines.slice(index + 1, end < 0 ? undefined : end), depth + 1);
    return [rowOf(line, through)];
  });
}

function rowOf({ at, words, depth: _, isNext, ...line }: LedgerLine, through: readonly Row[]): Row {
  return present({
    ...line,
    words: told(words),
    at: at === undefined ? undefined : time(at),
    through: through.length > 0 ? through : undefined,
  });
}

function changeIn({ state, at, by, why }: HandoffChange) {
  return present({ state, at: time(at), by, why });
}

function lineOf(entry: Entry) {
  const { number, id, by, from, at } = entry;
  const { text, files } = entryText(entry);
  return present({
    number,
    id,
    by,
    name: from?.name,
    at: time(at),
    text,
    files: files.length > 0 ? files.map(({ name, type, bytes }) => ({ name, type, bytes })) : undefined,
  });
}

/** Somebody's words, as far as they are told. */
function told(words: string | undefined): string | undefined {
  return words === undefined ? undefined : cutText(words, { most: longestTold });
}

function time(at: number): string {
  return new Date(at).toISOString();
}
