/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { isPicture } from '../../draw-avatar.ts';
import { initials } from '../../initials.ts';
import type { LineActivity } from '../line/activity.ts';
import type { ShownMessage } from '../state/group-messages.ts';
import { AttachmentView } from './attachment-view.tsx';
import { MarkdownView } from './markdown-view.tsx';
import { dateWords, fullTime, timeOfDay } from './moment-words.ts';
import { PlainView } from './plain-view.tsx';
import type { ViewWords } from './transcript-view.tsx';

type MessageParts = ShownMessage & {
  /** Its cards can be answered. */
  readonly isOpen: boolean;
  readonly words: ViewWords;
  readonly desk: { readonly name: string; readonly face: string };
  readonly now: number;
  readonly say: (answer: LineActivity) => void;
  readonly retry: (key: string) => void;
};

/** A message: who says it, the words, what hangs on it, and when it was said or what became of it. */
export function MessageView({ message, day, first, last, isOpen, words, desk, now, say, retry }: MessageParts) {
  const { by, kind, text, format, attachments, at, state, turn } = message;
  const name = by === 'person' ? words.you : by === 'bot' && !turn ? desk.name : (message.name ?? desk.name);
  const isFailed = state === 'failed';
  return (
    <>
      {day && at !== undefined && <p class="day">{dateWords(at, now, words)}</p>}
      <div
        class={`said${first ? ' first' : ''}${turn ? ' turn' : ''}`}
        data-fixpath="message"
        data-by={by}
        data-kind={kind}
        data-state={state}
      >
        {by !== 'person' && !turn && (
          <span class="face" aria-hidden="true">
            {by === 'bot' ? faceOf(desk.face) : initials(name)}
          </span>
        )}
        <p class={first && by !== 'person' && !turn ? 'name' : 'unseen'}>{name}</p>
        {text !== '' && (
          <div class="bubble" data-fixpath="text">
            {format === 'markdown' ? <MarkdownView text={text} words={words} /> : <PlainView text={text} />}
          </div>
        )}
        {attachments.map((attachment) => (
          <AttachmentView attachment={attachment} isOpen={isOpen} say={say} />
        ))}
        {(last || isFailed || state === 'sending') && (
          <p class="meta">
            {isFailed ? (
              <span class="fault">
                {message.refusal === 413 ? words['not-taken'] : words['not-sent']}{' '}
                {message.refusal !== 413 && (
                  <button type="button" onClick={() => retry(message.key)}>
                    {words.retry}
                  </button>
                )}
              </span>
            ) : state === 'sending' ? (
              <span>{words.sending}</span>
            ) : (
              at !== undefined && (
                <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
                  {timeOfDay(at)}
                </time>
              )
            )}
          </p>
        )}
      </div>
    </>
  );
}

/** The desk's picture, or its letters. */
export function faceOf(face: string): ComponentChildren {
  return isPicture(face) ? <img src={face} alt="" /> : face;
}
