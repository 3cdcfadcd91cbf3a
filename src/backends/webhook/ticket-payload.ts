import type { Entry } from '../../domain/conversation/entry.ts';
import { type LedgerLine, ledgerLines } from '../../domain/conversation/ledger-view.ts';
import type { Handoff, HandoffChange } from '../../domain/handoff/handoff.ts';
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
    handoff: {
      id: handoff.id,
      ...(handoff.ticket && { number: handoff.ticket.number }),
      state: handoff.state,
      reason: handoff.reason,
      team: handoff.team,
      channel: handoff.channel,
      requestedAt: time(handoff.requestedAt),
      ...(personOf(handoff) && { person: personOf(handoff) }),
      ...(handoff.agent && { agent: handoff.agent }),
      ...(handoff.rating && { rating: ratingOf(handoff.rating) }),
      ...(handoff.problem !== undefined && { problem: cutText(handoff.problem, { most: longestTold }) }),
      ...(handoff.ledger && { flow: { id: handoff.ledger.flow, title: handoff.ledger.title } }),
      facts: handoff.ledger?.facts ?? [],
      ledger: handoff.ledger ? nested(ledgerLines(handoff.ledger)) : [],
      history: handoff.history.map(changeIn),
    },
    transcript: transcript.map(lineOf),
    omitted,
  };
}

function ratingOf({ stars, word }: NonNullable<Handoff['rating']>) {
  return { stars, ...(word !== undefined && { word: cutText(word, { most: longestTold }) }) };
}

function personOf({ person, ticket }: Handoff): object | undefined {
  if (!person && ticket?.mail === undefined) return undefined;
  return { ...person, ...(ticket?.mail !== undefined && { mail: ticket.mail }) };
}

type Row = Omit<LedgerLine, 'at' | 'depth' | 'isNext'> & { readonly at?: string; readonly through?: readonly Row[] };

/** The lines of a ledger as rows, those of a called flow within the row that called it. */
function nested(lines: readonly LedgerLine[], depth = 0): readonly Row[] {
  return lines.flatMap((line, index): readonly Row[] => {
    if (line.depth !== depth) return [];
    const end = lines.findIndex((each, at) => at > index && each.depth <= depth);
    const through = nested(lines.slice(index + 1, end < 0 ? undefined : end), depth + 1);
    return [rowOf(line, through)];
  });
}

function rowOf({ at, words, depth: _, isNext, ...line }: LedgerLine, through: readonly Row[]): Row {
  return {
    ...line,
    ...(words !== undefined && { words: cutText(words, { most: longestTold }) }),
    ...(at !== undefined && { at: time(at) }),
    ...(through.length > 0 && { through }),
  };
}

function changeIn({ state, at, by, why }: HandoffChange) {
  return { state, at: time(at), by, ...(why !== undefined && { why }) };
}

function lineOf(entry: Entry) {
  const { number, id, by, from, at } = entry;
  const { text, files } = entryText(entry);
  return {
    number,
    id,
    by,
    ...(from?.name !== undefined && { name: from.name }),
    at: time(at),
    text,
    ...(files.length > 0 && { files: files.map(({ name, type, bytes }) => ({ name, type, bytes })) }),
  };
}

function time(at: number): string {
  return new Date(at).toISOString();
}
