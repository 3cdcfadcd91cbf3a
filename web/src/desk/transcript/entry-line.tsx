import './entry-line.css';
import { memo } from 'react';
import type { DeskEntry, RefusedSend } from '../../../../src/domain/wire/desk-wire.ts';
import { changeWords } from '../moves/change-words.ts';
import { Stars } from '../parts/stars.tsx';
import { tell } from '../parts/words.ts';
import { clockTime, momentTime } from '../times/clock-words.ts';
import { EntryFiles } from './entry-files.tsx';
import { RefusedSends } from './refused-sends.tsx';
import { SentMark, type SentState } from './sent-mark.tsx';

type EntryLineParts = {
  readonly handoff: string;
  readonly entry: DeskEntry;
  readonly person: string;
  readonly isMe: boolean;
  /** The first of several entries in a row by the same author, which shows the name. */
  readonly isFirst: boolean;
  /** The change left the state as it was: something was added. */
  readonly isUpdate: boolean;
  /** The systems that refused it; undefined if none did. */
  readonly refused: readonly RefusedSend[] | undefined;
  /** How far an agent's words have come; undefined for all that is not said to the person by one. */
  readonly sent: SentState | undefined;
};

/** A line of the transcript. Every word is a text node, whoever wrote it. */
export const EntryLine = memo(function EntryLine(parts: EntryLineParts) {
  const { handoff, entry, person, isMe, isFirst, isUpdate, refused, sent } = parts;
  const { by, name, at, text, files, state, rating } = entry;
  if (by === 'system' || (text === '' && state !== undefined))
    return (
      <div className="system-line">
        <p>
          {text || changeWords(entry, isUpdate)} {rating && <Stars {...rating} />}{' '}
          <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
        </p>
        {refused && <RefusedSends handoff={handoff} sends={refused} />}
      </div>
    );
  const voice =
    by === 'person'
      ? (name ?? person)
      : by === 'bot'
        ? tell('people', 'bot')
        : isMe
          ? tell('conversation', 'me')
          : (name ?? tell('people', 'agent'));
  return (
    <div className="line" data-by={by} data-note={entry.isNote} data-first={isFirst || undefined}>
      <p className={isFirst ? 'line-name' : 'unseen'}>
        {entry.isNote ? (isMe ? tell('note', 'mine') : tell('note', 'by', { agent: voice })) : voice}{' '}
        <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
      </p>
      <div className="bubble" title={momentTime(at, Date.now())}>
        {text !== '' && <p dir="auto">{by === 'bot' ? <Emphasised text={text} /> : text}</p>}
        {files && <EntryFiles files={files} />}
      </div>
      {sent && !refused && <SentMark state={sent} />}
      {refused && <RefusedSends handoff={handoff} sends={refused} />}
    </div>
  );
});

/** Shows the bot's bold words in bold, and the rest of its Markdown as it was written. */
function Emphasised({ text }: { readonly text: string }) {
  let at = 0;
  return text.split('**').map((part, index, parts) => {
    const key = at;
    at += part.length + 2;
    const isBold = index % 2 === 1 && index < parts.length - 1;
    if (isBold) return <strong key={key}>{part}</strong>;
    return index % 2 === 1 ? `**${part}` : part;
  });
}
