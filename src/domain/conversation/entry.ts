import type { Json } from '../json.ts';
import type { Author, InputBody, SentFile } from './input.ts';
import type { HandoffChanged, TurnRecord } from './record.ts';
import type { Reply } from './reply.ts';

/** Who may read an entry; nobody listed: only the system. */
export type Reader = 'person' | 'agents';

/** What an entry holds. Number, id, kind and order never change; erasure empties content and nothing else. */
export type EntryBody =
  | ({ readonly kind: 'message' } & Omit<Extract<InputBody, { type: 'message' }>, 'type'>)
  | {
      readonly kind: 'reply';
      readonly reply: Reply;
      /** The id of the message it answers, where the person can see that one. */
      readonly replyTo?: string;
    }
  | { readonly kind: 'record'; readonly record: TurnRecord }
  | { readonly kind: 'event'; readonly name: string; readonly value?: Json };

/** One numbered line of a conversation's log. */
export type Entry = {
  readonly conversation: string;
  /** From 1, without gaps; a watermark is one of these. */
  readonly number: number;
  readonly id: string;
  readonly by: 'person' | 'bot' | 'agent' | 'system';
  readonly from?: Author;
  readonly at: number;
  readonly seenBy: readonly Reader[];
  readonly body: EntryBody;
  /** The handoff whose change it records, or else the one that was open before its turn and after it. */
  readonly handoff?: string;
  /** The channel's own activity, opaque to all but that channel. */
  readonly envelope?: Json;
};

/** What an entry of a transcript says to agents; undefined if it is none of a transcript. A quote stands in front. */
export function wordsIn(body: EntryBody): { readonly text: string; readonly files: readonly SentFile[] } | undefined {
  switch (body.kind) {
    case 'message': {
      if (isErased(body)) return undefined;
      // What came without words and is told in a line of its own.
      if (body.text === '' && (body.missing || body.called)) return undefined;
      const quote = body.quote?.replace(/^/gm, '> ');
      return { text: quote === undefined ? body.text : `${quote}\n\n${body.text}`, files: body.files ?? [] };
    }
    case 'reply':
      if (isErased(body)) return undefined;
      return { text: body.reply.text, files: body.reply.files ?? [] };
    case 'record':
      return body.record.type === 'noted' || body.record.type === 'mail-due'
        ? { text: body.record.text, files: [] }
        : undefined;
    case 'event':
      return undefined;
  }
}

/** The note of an agent that an entry holds, if it holds one. */
export function noteIn(body: EntryBody): Extract<TurnRecord, { type: 'note' }> | undefined {
  return body.kind === 'record' && body.record.type === 'note' ? body.record : undefined;
}

/** Whether nothing is left of what a message or a reply said: its number stays in the log, and nobody is shown it. */
export function isErased(body: EntryBody): boolean {
  if (body.kind === 'message') return Object.keys(body).length === 2 && body.text === '';
  return body.kind === 'reply' && Object.keys(body.reply).length === 2 && body.reply.text === '';
}

/** The change of a handoff that an entry records, if it records one. */
export function handoffChangeIn(body: EntryBody): HandoffChanged | undefined {
  return body.kind === 'record' && body.record.type === 'handoff-changed' ? body.record : undefined;
}
