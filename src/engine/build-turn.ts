import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { NewEntry, NewOutboxItem, Turn } from '../domain/conversation/turn.ts';
import type { Response } from '../domain/ports/responder.ts';

/** What entitles a process to a turn: the fence of its lane, and whether it has looked at what waits there. */
export type TurnRight = Pick<Turn, 'fence' | 'ahead'>;

/** Names the systems of agents that are told of an entry; `open` is the handoff that was open all through its turn. */
export type BackendsFor = (entry: NewEntry, open?: string) => readonly string[];

/** Names the system that carries a channel's replies; undefined if the channel shows the log itself. */
export type DestinationOf = (channel: string) => string | undefined;

/**
 * The turn to commit: a response whose replies have got their ids (`<input's id>.<n>`), their buttons their place in
 * the state, and what leaves for another system its items.
 */
export function buildTurn(
  conversation: Conversation,
  input: Input,
  right: TurnRight,
  response: Response,
  { destinationOf, backendsFor }: { readonly destinationOf: DestinationOf; readonly backendsFor?: BackendsFor },
  ending: Turn['ending'] = 'done',
): Turn {
  const replyTo = input.body.type === 'message' ? { replyTo: input.id } : {};
  const replies = response.replies.map(
    (reply, index): NewEntry => ({
      id: `${input.id}.${index + 1}`,
      ...(reply.agent ? { by: 'agent', from: reply.agent } : { by: 'bot' }),
      seenBy: ['person', 'agents'],
      body: { kind: 'reply', reply, ...replyTo },
    }),
  );
  const records = response.records.map(
    (record, index): NewEntry => ({ ...record, id: `${input.id}.r${index + 1}`, by: 'system' }),
  );
  return {
    conversation: conversation.id,
    input: input.id,
    revision: conversation.revision,
    ...right,
    at: input.at,
    state: { ...response.state, ...openReplyOf(replies, conversation), said: conversation.state.said + replies.length },
    entries: [...replies, ...records],
    timers: response.timers,
    unset: response.unset,
    items: [
      ...itemsOf(conversation, input, replies, destinationOf),
      ...toldItems(conversation, input, response, [...replies, ...records], backendsFor),
    ],
    pins: response.pins,
    handoffs: response.handoffs,
    ...(response.unrecognised && { unrecognised: response.unrecognised }),
    ending,
  };
}

/** The buttons alive after a turn are those of its last reply that has any; a silent turn leaves them as they are. */
function openReplyOf(replies: readonly NewEntry[], conversation: Conversation): { openReply?: string } {
  if (replies.length === 0) return conversation.state.openReply ? { openReply: conversation.state.openReply } : {};
  const open = replies.findLast(({ body }) => body.kind === 'reply' && body.reply.choices?.length);
  return open ? { openReply: open.id } : {};
}

/** What backends are told. The person's own message, which is in the log already, only while a handoff is open. */
function toldItems(
  conversation: Conversation,
  input: Input,
  { state }: Response,
  entries: readonly NewEntry[],
  backendsFor: BackendsFor | undefined,
): readonly NewOutboxItem[] {
  if (!backendsFor) return [];
  const before = conversation.state.handoff?.id;
  const open = before === state.handoff?.id ? before : undefined;
  return [...(open === undefined ? [] : messageIn(input)), ...entries].flatMap((entry) =>
    backendsFor(entry, open).map((destination) => ({
      id: `${entry.id}>${destination}`,
      destination,
      entry: entry.id,
    })),
  );
}

function messageIn({ id, by, from, body }: Input): readonly NewEntry[] {
  if (by !== 'person' || body.type !== 'message') return [];
  const { type: kind, ...said } = body;
  return [{ id, by, ...(from && { from }), seenBy: ['person', 'agents'], body: { kind, ...said } }];
}

function itemsOf(
  conversation: Conversation,
  input: Input,
  replies: readonly NewEntry[],
  destinationOf: DestinationOf,
): readonly NewOutboxItem[] {
  const destination = destinationOf(conversation.channel);
  if (!destination || input.answerBy === 'response') return [];
  return replies.map(({ id }) => ({ id, destination, entry: id }));
}
