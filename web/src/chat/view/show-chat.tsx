/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import type { ChatSettings } from '../../../../src/domain/wire/wire.ts';
import { initials } from '../../initials.ts';
import type { CardAction, LineActivity } from '../line/activity.ts';
import { element } from '../screen.ts';
import { answerOf } from '../state/answer-of.ts';
import { type ChatState, emptyChat, type Speaker } from '../state/chat-state.ts';
import { openQuestion } from '../state/open-question.ts';
import { type ChatAction, reduceChat, seedKey } from '../state/reduce-chat.ts';
import { followNewest, type Growth } from './follow-newest.ts';
import { TranscriptView } from './transcript-view.tsx';

/** What a person can do in the transcript. */
export type Doings = {
  readonly say: (activity: LineActivity) => void;
  /** Sends again what was not taken. */
  readonly retry: (key: string) => void;
};

/** What was said, and how it is shown. */
export type ShownChat = {
  readonly state: () => ChatState;
  readonly change: (action: ChatAction, growth?: Growth) => void;
  /** Shows what has come, and returns all there is now; `isAnswer`: it answers words of this page. */
  readonly receive: (activities: readonly LineActivity[], isAnswer: boolean) => ChatState;
  /** The conversation is another one, of which all that comes first is history. */
  readonly begin: () => void;
};

/** After the first frame: how long what comes is history, ms. */
const historyFor = 500;
/** How long dots stay that nothing follows, ms. */
const typingFor = 8000;

/** Shows the chat in its transcript, beginning with the greeting that stands in the page. */
export function showChat(
  settings: ChatSettings,
  { say, retry }: Doings,
  onSpeaker: (speaker: Speaker) => void,
): ShownChat {
  const { words, deskName, avatar } = settings;
  const transcript = element('transcript');
  const follow = followNewest(transcript, element('newest'));
  const desk = { name: deskName, face: avatar || initials(deskName) };
  let state = seeded(settings);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let isDrawn = false;
  let hasHistory = false;

  function draw(growth: Growth) {
    // The greeting stands in the page already: its elements stay, and get their handlers.
    const show = isDrawn ? render : hydrate;
    isDrawn = true;
    show(
      <TranscriptView
        state={state}
        words={words}
        desk={desk}
        now={Date.now()}
        choose={choose}
        say={say}
        retry={retry}
      />,
      transcript,
    );
    follow(growth);
  }

  function change(action: ChatAction, growth: Growth = 'new') {
    const { speaker } = state;
    state = reduceChat(state, action);
    if (state.speaker !== speaker) onSpeaker(state.speaker);
    draw(growth);
  }

  function choose(button: CardAction) {
    const open = openQuestion(state.messages);
    // A second tap of the same finger: the question has been answered.
    if (!open?.buttons.includes(button)) return;
    say(answerOf(button));
    if (!matchMedia('(pointer: coarse)').matches) element('box').focus({ preventScroll: true });
  }

  /** From now on what comes is read out. */
  function goLive() {
    transcript.setAttribute('aria-live', 'polite');
  }

  draw('history');
  return {
    state: () => state,
    change,
    receive: (activities, isAnswer) => {
      // What was said before is shown from its end, and not read out; what answers the person's own words is new.
      if (hasHistory && isAnswer) goLive();
      hasHistory = true;
      change({ type: 'received', activities }, transcript.ariaLive === 'off' ? 'history' : 'new');
      if (state.typing) {
        clearTimeout(quiet);
        quiet = setTimeout(() => change({ type: 'quiet' }), typingFor);
      }
      setTimeout(goLive, historyFor);
      return state;
    },
    begin: () => {
      change({ type: 'begun' });
      hasHistory = false;
      transcript.setAttribute('aria-live', 'off');
    },
  };
}

/** The greeting that stands in the page, before any conversation. */
function seeded({ greeting, deskName }: ChatSettings): ChatState {
  if (!greeting) return emptyChat;
  const { text, choices } = greeting;
  const buttons = choices.map((title) => ({ title }));
  const seed = {
    key: seedKey,
    place: 0,
    by: 'bot',
    kind: 'greeting',
    name: deskName,
    text,
    format: 'markdown',
  } as const;
  return { ...emptyChat, messages: [{ ...seed, buttons, attachments: [] }] };
}
