import type { Entry } from '../../domain/conversation/entry.ts';
import type { LedgerRow } from '../../domain/conversation/ledger.ts';
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
      ledger: (handoff.ledger?.rows ?? []).map(rowOf),
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

type Row = Omit<LedgerRow, 'at' | 'through'> & { readonly at?: string; readonly through?: readonly Row[] };

function rowOf({ at, words, through, ...row }: LedgerRow): Row {
  return {
    ...row,
    ...(words !== undefined && { words: cutText(words, { most: longestTold }) }),
    ...(at !== undefined && { at: time(at) }),
    ...(through && { through: through.map(rowOf) }),
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
