import type { LineActivity, OutgoingActivity } from '../line/activity.ts';
import { type ChatMessage, type ChatState, emptyChat, type Speaker } from './chat-state.ts';

export type ChatAction =
  /** The conversation is another one than before: what was shown is gone, what was written is not. */
  | { readonly type: 'begun' }
  | { readonly type: 'received'; readonly activities: readonly LineActivity[] }
  | {
      readonly type: 'queued';
      readonly outgoing: OutgoingActivity;
      readonly at: number;
      readonly pictures: readonly string[];
    }
  | { readonly type: 'accepted'; readonly key: string }
  | { readonly type: 'refused'; readonly key: string; readonly status: number }
  /** Whoever was writing has stopped. */
  | { readonly type: 'quiet' };

/** The key of the greeting that stands in the page before the conversation has begun. */
export const seedKey = 'seed';

/** What the chat shows after something has happened. */
export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case 'begun': {
      const kept = state.messages.filter(({ id }) => id === undefined);
      return { ...emptyChat, messages: kept };
    }
    case 'received':
      return action.activities.reduce(receive, state);
    case 'queued':
      return { ...state, messages: placed(state.messages, queuedMessage(action)) };
    case 'accepted':
      return changed(state, action.key, (own) => ({ ...own, state: 'sent' }));
    case 'refused':
      // What came back from the desk has arrived, whatever became of its receipt.
      return changed(state, action.key, (own) =>
        own.state === 'sent' ? own : { ...own, state: 'failed', refusal: action.status },
      );
    case 'quiet':
      return withoutTyping(state);
  }
}

function receive(state: ChatState, activity: LineActivity): ChatState {
  const isOwn = activity.from?.role === 'user';
  if (activity.type === 'typing') {
    const by = state.speaker.type === 'agent' ? 'agent' : 'bot';
    return isOwn ? state : { ...state, typing: { name: activity.from?.name, by } };
  }
  if (activity.type !== 'message') return state;
  const message = messageOf(activity, isOwn);
  // The greeting of the page becomes the one of the conversation; before anything else it goes.
  const isSeed =
    message.kind === 'greeting' && state.messages[0]?.key === seedKey && state.messages[0].id === undefined;
  const messages = isSeed
    ? placed(state.messages.slice(1), { ...message, key: seedKey })
    : placed(
        state.messages.filter(({ key, id }) => key !== seedKey || id !== undefined),
        message,
      );
  if (isOwn) return { ...state, messages };
  return { ...withoutTyping(state), messages, speaker: speakerAfter(state.speaker, message) };
}

function messageOf(activity: LineActivity, isOwn: boolean): ChatMessage {
  const { id = '', from, text = '', textFormat, timestamp, suggestedActions, attachments, channelData } = activity;
  const { kind, joined, left, retryKey } = channelData?.fixpath ?? {};
  const at = timestamp === undefined ? undefined : Date.parse(timestamp);
  return {
    key: (isOwn && retryKey) || id,
    id,
    place: channelData?.['webchat:sequence-id'] ?? at ?? 0,
    by: isOwn ? 'person' : kind === 'agent' ? 'agent' : 'bot',
    ...(kind !== undefined && { kind }),
    ...(!isOwn && from?.name && { name: from.name }),
    text,
    format: isOwn || textFormat === 'plain' ? 'plain' : 'markdown',
    ...(at !== undefined && { at }),
    ...((joined ?? left) !== undefined && {
      turn: joined === undefined ? 'left' : 'joined',
      name: joined ?? left ?? '',
    }),
    buttons: suggestedActions?.actions ?? [],
    attachments: attachments ?? [],
    ...(isOwn && { state: 'sent' }),
  };
}

function queuedMessage({ outgoing, at, pictures }: ChatAction & { readonly type: 'queued' }): ChatMessage {
  const { key, activity, files } = outgoing;
  return {
    key,
    place: Infinity,
    by: 'person',
    text: activity.text ?? '',
    format: 'plain',
    at,
    buttons: [],
    attachments: files.map(({ name, type }, index) => ({ name, contentType: type, contentUrl: pictures[index] ?? '' })),
    state: 'sending',
  };
}

/** The messages with one more, or with a newer version of one, in the order of their places. */
function placed(messages: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const isSame = ({ key, id }: ChatMessage) => key === message.key || (id !== undefined && id === message.id);
  const key = messages.find(isSame)?.key ?? message.key;
  const others = messages.filter((each) => !isSame(each));
  const after = others.findIndex(({ place }) => place > message.place);
  const at = after < 0 ? others.length : after;
  return [...others.slice(0, at), { ...message, key }, ...others.slice(at)];
}

function changed(state: ChatState, key: string, change: (own: ChatMessage) => ChatMessage): ChatState {
  return { ...state, messages: state.messages.map((each) => (each.key === key ? change(each) : each)) };
}

function withoutTyping({ typing: _, ...state }: ChatState): ChatState {
  return state;
}

/** Whom the person talks to after a message. */
function speakerAfter(before: Speaker, { kind, turn, name, buttons }: ChatMessage): Speaker {
  if (turn === 'joined') return { type: 'agent', name };
  switch (kind) {
    case 'agent':
      return { type: 'agent', name };
    case 'handoff':
      // A handoff without a way back to the bot is a ticket: the bot goes on talking.
      return { type: buttons.length > 0 ? 'waiting' : 'bot' };
    case undefined:
    case 'notice':
    case 'apology':
      if (turn !== 'left') return before;
      // With a way back to the bot: a colleague is waited for.
      return { type: buttons.length > 0 ? 'waiting' : 'bot' };
    default:
      return { type: 'bot' };
  }
}
