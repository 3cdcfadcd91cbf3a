import type { ChatSettings, ChatToken } from '../../../src/domain/wire/wire.ts';
import { createBox } from './box/create-box.ts';
import { takeEarly } from './box/take-early.ts';
import type { LineActivity, OutgoingActivity } from './line/activity.ts';
import { createLine } from './line/create-line.ts';
import { createVisits } from './line/create-visits.ts';
import { keepGoing } from './line/keep-going.ts';
import { randomKey } from './line/random-key.ts';
import type { Memory } from './memory.ts';
import { createScreen, element } from './screen.ts';
import { awaitsMore } from './state/awaits-more.ts';
import type { ChatMessage } from './state/chat-state.ts';
import { showChat } from './view/show-chat.tsx';

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
    /** Whether the chat is open on the page. */
    readonly isShown: () => boolean;
    readonly identified: (answer: NonNullable<ChatToken['visitor']>) => void;
  };
  /** What the desk has said so far, and whether more is to come without the person's writing. */
  readonly onHeard: (said: readonly ChatMessage[], waits: boolean) => void;
};

/** How long an echo may take before we look after it, ms. */
const echoAfter = 5000;

/** Puts together line, state and view. Begins nothing before `open`. */
export function createChat({ settings, returnKey, memory, site, onHeard }: ChatParts) {
  const { words } = settings;
  const locale = new URLSearchParams(location.search).get('locale') || settings.language;
  const screen = createScreen(words);
  const going = keepGoing();
  const visits = createVisits((outgoing) => line.send(outgoing), site.visit);
  let isBegun = false;

  const line = createLine({
    memory,
    returnKey,
    onReturn: (isBack) => {
      element('link-over').hidden = isBack;
    },
    visitor: site.visitor,
    isShown: site.isShown,
    onVisitor: (answer) => {
      site.identified(answer);
      visits.beginAnew();
      visited();
    },
    language: locale,
    onConnection: screen.show,
    onConversation: (conversation) => {
      shown.begin();
      isBegun = true;
      visits.beginAnew();
      going.begin(conversation, queue);
    },
    onFrame: ({ activities }) => {
      const isAnswer = going.settle(activities.map(({ channelData }) => channelData?.fixpath?.retryKey));
      const state = shown.receive(activities, isAnswer);
      const said = state.messages.filter(({ by }) => by !== 'person');
      onHeard(said, awaitsMore(state));
    },
    onAccepted: (key) => {
      shown.change({ type: 'accepted', key });
      going.forget(key);
      setTimeout(() => going.get(key) && line.checkUp(), echoAfter);
    },
    onRefused: (key, status) => {
      shown.change({ type: 'refused', key, status });
      going.forget(key);
    },
  });

  function queue(outgoing: OutgoingActivity) {
    going.add(outgoing);
    const at = Date.parse(outgoing.activity.timestamp ?? '') || Date.now();
    const pictures = outgoing.files.map((file) => URL.createObjectURL(file));
    shown.change({ type: 'queued', outgoing, at, pictures }, 'own');
    line.send(outgoing);
  }

  const withAgent = () => shown.state().speaker.type !== 'bot';
  /** An agent wants to know at once; the bot once they speak. */
  const visited = () => withAgent() && visits.tell();

  function say(activity: LineActivity, files: readonly File[] = []) {
    visits.tell();
    queue(outgoingOf(activity, files, locale));
  }

  function retry(key: string) {
    const outgoing = going.get(key);
    if (outgoing) queue(outgoing);
  }

  const shown = showChat(settings, { say, retry }, screen.showSpeaker);
  const box = createBox({
    words,
    limit: settings.uploadLimit,
    send: (text, files) => say({ type: 'message', text }, files),
    // Only an agent looks; the bot ignores it.
    typing: () => withAgent() && line.typing(),
  });
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
    told: visits.told,
    /** Opens the conversation of the last visit, or a new one. May be called again after it failed. */
    open: () => {
      screen.waiting();
      return line.open();
    },
  };
}

/** What the person says, as it goes to the desk, under a key by which it is known when it is sent again. */
function outgoingOf(activity: LineActivity, files: readonly File[], locale: string): OutgoingActivity {
  const key = randomKey();
  const sizes = { attachmentSizes: files.map(({ size }) => size) };
  const channelData = { fixpath: { retryKey: key }, ...(files.length > 0 && sizes) };
  const timestamp = new Date().toISOString();
  const attachments = files.map(({ name, type }) => ({ name, contentType: type }));
  return {
    key,
    files,
    activity: { ...activity, timestamp, locale, channelData, ...(files.length > 0 && { attachments }) },
  };
}
