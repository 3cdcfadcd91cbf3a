/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import type { ChatSettings, ChatToken } from '../../../src/domain/wire/wire.ts';
import { initials } from '../initials.ts';
import { createBox } from './box/create-box.ts';
import { takeEarly } from './box/take-early.ts';
import type { CardAction, LineActivity, OutgoingActivity } from './line/activity.ts';
import { createLine } from './line/create-line.ts';
import { randomKey } from './line/random-key.ts';
import { type Unsent, unsentOf } from './line/unsent.ts';
import type { Memory } from './memory.ts';
import { createScreen, element } from './screen.ts';
import { answerOf } from './state/answer-of.ts';
import { awaitsAgent } from './state/awaits-agent.ts';
import { type ChatMessage, type ChatState, emptyChat } from './state/chat-state.ts';
import { openQuestion } from './state/open-question.ts';
import { type ChatAction, reduceChat, seedKey } from './state/reduce-chat.ts';
import { followNewest, type Growth } from './view/follow-newest.ts';
import { TranscriptView } from './view/transcript-view.tsx';

export type ChatParts = {
  readonly settings: ChatSettings;
  /** The key of the mail's link that was opened, if one was. */
  readonly returnKey: string | undefined;
  /** Asked when the conversation opens. */
  readonly memory: Memory;
  /** The site around the chat, if there is one. */
  readonly site: {
    readonly visitor: () => string | undefined;
    readonly visit: () => object | undefined;
    readonly identified: (answer: NonNullable<ChatToken['visitor']>) => void;
  };
  /** What the desk has said so far, and whether more is to come from an agent. */
  readonly onHeard: (said: readonly ChatMessage[], waits: boolean) => void;
};

/** After the first frame: how long what comes is history, ms. */
const historyFor = 500;
/** How long dots stay that nothing follows, and how long an echo may take before we look after it, ms. */
const typingFor = 8000;
const echoAfter = 5000;

/** Puts together line, state and view. Begins nothing before `open`. */
export function createChat({ settings, returnKey, memory, site, onHeard }: ChatParts) {
  const { words, deskName, avatar } = settings;
  const locale = new URLSearchParams(location.search).get('locale') || settings.language;
  const transcript = element('transcript');
  const screen = createScreen(words);
  const follow = followNewest(transcript, element('newest'));
  const desk = { name: deskName, face: avatar || initials(deskName) };
  const going = new Map<string, OutgoingActivity>();
  let state = seeded(settings);
  let unsent: Unsent | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let isDrawn = false;
  let isBegun = false;
  let hasHistory = false;
  let visit = '';
  let told: Readonly<Record<string, string>> | undefined;

  const line = createLine({
    memory,
    returnKey,
    onReturn: (isBack) => {
      element('link-over').hidden = isBack;
    },
    visitor: site.visitor,
    onVisitor: (answer) => {
      site.identified(answer);
      visit = '';
      visited();
    },
    language: locale,
    onConnection: screen.show,
    onConversation: (conversation) => {
      change({ type: 'begun' });
      isBegun = true;
      hasHistory = false;
      transcript.setAttribute('aria-live', 'off');
      unsent = unsentOf(conversation);
      visit = '';
      for (const outgoing of going.values()) unsent.keep(outgoing);
      void unsent.all().then((left) => {
        for (const outgoing of left) if (!going.has(outgoing.key)) queue(outgoing);
      });
    },
    onFrame: ({ activities }) => {
      // What was said before is shown from its end, and not read out; what answers the person's own words is new.
      if (hasHistory && activities.some(({ channelData }) => going.has(channelData?.fixpath?.retryKey ?? ''))) goLive();
      hasHistory = true;
      change({ type: 'received', activities }, transcript.ariaLive === 'off' ? 'history' : 'new');
      for (const activity of activities) settle(activity.channelData?.fixpath?.retryKey);
      if (state.typing) {
        clearTimeout(quiet);
        quiet = setTimeout(() => change({ type: 'quiet' }), typingFor);
      }
      onHeard(
        state.messages.filter(({ by }) => by !== 'person'),
        awaitsAgent(state),
      );
      setTimeout(goLive, historyFor);
    },
    onAccepted: (key) => {
      change({ type: 'accepted', key });
      unsent?.forget(key);
      setTimeout(() => going.has(key) && line.checkUp(), echoAfter);
    },
    onRefused: (key, status) => {
      change({ type: 'refused', key, status });
      unsent?.forget(key);
    },
  });

  /** From now on what comes is read out. */
  function goLive() {
    transcript.setAttribute('aria-live', 'polite');
  }

  /** It is back from the desk: there is nothing left to send. */
  function settle(key: string | undefined) {
    if (key === undefined) return;
    unsent?.forget(key);
    going.delete(key);
  }

  function queue(outgoing: OutgoingActivity) {
    going.set(outgoing.key, outgoing);
    const at = Date.parse(outgoing.activity.timestamp ?? '') || Date.now();
    change({ type: 'queued', outgoing, at, pictures: outgoing.files.map((file) => URL.createObjectURL(file)) }, 'own');
    unsent?.keep(outgoing);
    line.send(outgoing);
  }

  /** An agent wants to know at once; the bot once they speak. */
  function visited() {
    if (state.speaker.type !== 'bot') tellVisit();
  }

  /** Tells the desk where the person is, if it does not know yet. */
  function tellVisit() {
    const value = { agent: navigator.userAgent, language: navigator.language, ...site.visit(), told };
    const text = JSON.stringify(value);
    if (text === visit) return;
    visit = text;
    const key = randomKey();
    const channelData = { fixpath: { retryKey: key } };
    line.send({ key, files: [], activity: { type: 'event', name: 'fixpath/visit', value, channelData } });
  }

  function say(activity: LineActivity, files: readonly File[] = []) {
    tellVisit();
    const key = randomKey();
    queue({
      key,
      files,
      activity: {
        ...activity,
        timestamp: new Date().toISOString(),
        locale,
        channelData: {
          fixpath: { retryKey: key },
          ...(files.length > 0 && { attachmentSizes: files.map(({ size }) => size) }),
        },
        ...(files.length > 0 && { attachments: files.map(({ name, type }) => ({ name, contentType: type })) }),
      },
    });
  }

  function choose(button: CardAction) {
    const open = openQuestion(state.messages);
    // A second tap of the same finger: the question has been answered.
    if (!open?.buttons.includes(button)) return;
    say(answerOf(button));
    if (!matchMedia('(pointer: coarse)').matches) element('box').focus({ preventScroll: true });
  }

  function change(action: ChatAction, growth: Growth = 'new') {
    const before = state;
    state = reduceChat(state, action);
    if (state.speaker !== before.speaker) screen.showSpeaker(state.speaker);
    draw(growth);
  }

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
        retry={(key) => {
          const outgoing = going.get(key);
          if (outgoing) queue(outgoing);
        }}
      />,
      transcript,
    );
    follow(growth);
  }

  const box = createBox({
    words,
    limit: settings.uploadLimit,
    send: (text, files) => say({ type: 'message', text }, files),
    // Only an agent looks; the bot ignores it.
    typing: () => state.speaker.type !== 'bot' && line.typing(),
  });
  draw('history');
  for (const done of takeEarly()) {
    if (done === '') box.submit();
    else say({ type: 'message', text: done });
  }

  return {
    /** Says something in the person's name. */
    say,
    /** The page around the chat is another one, or who visits it. */
    visited: (isAnother: boolean) => {
      if (isAnother && isBegun) void line.open();
      else visited();
    },
    /** The person has answered what is asked before they write. */
    told: (answers: Readonly<Record<string, string>>) => {
      told = answers;
    },
    /** Opens the conversation of the last visit, or a new one. May be called again after it failed. */
    open: () => {
      screen.waiting();
      return line.open();
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
