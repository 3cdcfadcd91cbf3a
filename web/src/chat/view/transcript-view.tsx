/** @jsxImportSource preact */
import type { PageWords } from '../../../../src/domain/content/page-words.ts';
import { fillIn } from '../../../../src/domain/text/fill-in.ts';
import { initials } from '../../initials.ts';
import type { CardAction, LineActivity } from '../line/activity.ts';
import type { ChatState } from '../state/chat-state.ts';
import { groupMessages } from '../state/group-messages.ts';
import { openQuestion } from '../state/open-question.ts';
import { ChoicesView } from './choices-view.tsx';
import { faceOf, MessageView } from './message-view.tsx';

/** The words that the transcript needs beside what is said in it. */
export type ViewWords = Pick<
  PageWords,
  | 'you'
  | 'choices'
  | 'star'
  | 'sending'
  | 'not-sent'
  | 'not-taken'
  | 'retry'
  | 'writing'
  | 'today'
  | 'yesterday'
  | 'path-on'
  | 'path-off'
>;

export type TranscriptParts = {
  readonly state: ChatState;
  readonly words: ViewWords;
  readonly desk: { readonly name: string; readonly face: string };
  readonly now: number;
  readonly choose: (button: CardAction) => void;
  readonly say: (answer: LineActivity) => void;
  readonly retry: (key: string) => void;
};

/** Everything that was said, the answers to the open question below it, and who is writing. */
export function TranscriptView({ state, words, desk, now, choose, say, retry }: TranscriptParts) {
  const { messages, typing } = state;
  const open = openQuestion(messages);
  const last = messages.findLast((each) => each.state !== 'failed');
  return (
    <>
      {groupMessages(messages, now).map((shown) => (
        <div class="entry" key={shown.message.key}>
          <MessageView
            {...shown}
            isOpen={shown.message === last}
            words={words}
            desk={desk}
            now={now}
            say={say}
            retry={retry}
          />
          {shown.message === open && <ChoicesView buttons={open.buttons} words={words} choose={choose} />}
        </div>
      ))}
      {typing && (
        <div class="said typing" data-fixpath="typing" data-by={typing.by} key="typing">
          <span class="face" aria-hidden="true">
            {typing.by === 'bot' ? faceOf(desk.face) : initials(typing.name ?? '')}
          </span>
          <span class="unseen">{fillIn(words.writing, { name: typing.name ?? desk.name })}</span>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        </div>
      )}
    </>
  );
}
