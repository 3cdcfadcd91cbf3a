import type { Conversation } from '../domain/conversation/conversation.ts';
import { recordId, replyId } from '../domain/conversation/entry-ids.ts';
import type { Input } from '../domain/conversation/input.ts';
import { openHandoff } from '../domain/conversation/owner.ts';
import type { NewEntry, NewOutboxItem, Turn } from '../domain/conversation/turn.ts';
import type { Response } from '../domain/ports/responder.ts';
import { present } from '../domain/present.ts';

/** What entitles a process to a turn: its lease's fence (E2); `ahead` if it has not looked at what waits (E5). */
export type TurnRight = Pick<Turn, 'fence' | 'ahead'>;

/** Names the backends that get an entry. */
export type BackendsFor = (entry: NewEntry) => readonly string[];

/** Names the system that carries a channel's replies; undefined if the channel shows the log itself. */
export type DestinationOf = (channel: string) => string | undefined;

/**
 * Makes one value to commit of a response (E3): replies get their ids (`<input's id>.<n>`), the state names the reply
 * whose buttons are alive, and each entry that leaves for another system gets an item.
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
  const open = openThrough(conversation, response);
  const inHandoff = open === undefined ? {} : { handoff: open };
  const replies = response.replies.map(
    (reply, index): NewEntry => ({
      id: replyId(input.id, index + 1),
      ...(reply.agent ? { by: 'agent', from: reply.agent } : { by: 'bot' }),
      seenBy: ['person', 'agents'],
      body: { kind: 'reply', reply, ...replyTo },
      ...inHandoff,
    }),
  );
  const isPersons = input.from !== undefined && input.by !== 'agent';
  const records = response.records.map(
    ({ record, seenBy }, index): NewEntry => ({
      id: recordId(input.id, index + 1),
      by: record.type === 'noted' && isPersons ? 'person' : 'system',
      ...((record.type === 'note' || (record.type === 'noted' && isPersons)) && input.from && { from: input.from }),
      seenBy,
      body: { kind: 'record', record },
      ...(record.type === 'handoff-changed' ? { handoff: record.handoff.id } : inHandoff),
      ...(record.type === 'note' && { handoff: record.handoff }),
    }),
  );
  return present({
    conversation: conversation.id,
    input: input.id,
    revision: conversation.revision,
    ...right,
    at: input.at,
    state: {
      ...response.state,
      ...openReplyOf(response.aside ? [] : replies, conversation),
      said: conversation.state.said + replies.length,
    },
    entries: [...replies, ...records],
    timers: response.timers,
    unset: response.unset,
    items: [
      ...replyItems(conversation, input, replies, destinationOf),
      ...backendItems([...messageEntry(input, open), ...replies, ...records], backendsFor),
    ],
    pins: response.pins,
    handoffs: response.handoffs,
    openHandoff: open,
    unrecognised: response.unrecognised,
    verdicts: response.verdicts,
    ending,
  });
}

/** The buttons alive after a turn are those of its last reply that has any; a silent turn leaves them as they are. */
function openReplyOf(replies: readonly NewEntry[], conversation: Conversation): { openReply?: string } {
  if (replies.length === 0) return conversation.state.openReply ? { openReply: conversation.state.openReply } : {};
  const open = replies.findLast(({ body }) => body.kind === 'reply' && body.reply.choices?.length);
  return open ? { openReply: open.id } : {};
}

/** The handoff that is open before a turn and after it. */
function openThrough({ state: before }: Conversation, { state: after }: Response): string | undefined {
  const open = openHandoff(before.owner);
  return open === openHandoff(after.owner) ? open : undefined;
}

function backendItems(entries: readonly NewEntry[], backendsFor: BackendsFor | undefined): readonly NewOutboxItem[] {
  if (!backendsFor) return [];
  return entries.flatMap((entry) =>
    backendsFor(entry).map((destination) => ({ id: `${entry.id}>${destination}`, destination, entry: entry.id })),
  );
}

/** The entry that a person's message has in the log: backends get it only while a handoff is open. */
function messageEntry({ id, by, from, body }: Input, handoff: string | undefined): readonly NewEntry[] {
  if (by !== 'person' || body.type !== 'message' || handoff === undefined) return [];
  const { type: kind, ...said } = body;
  return [present({ id, by, from, seenBy: ['person', 'agents'], body: { kind, ...said }, handoff })];
}

/** What goes to the channel; nothing if it shows the log itself, or gets the replies in its response. */
function replyItems(
  conversation: Conversation,
  input: Input,
  replies: readonly NewEntry[],
  destinationOf: DestinationOf,
): readonly NewOutboxItem[] {
  const destination = destinationOf(conversation.channel);
  if (!destination || input.answerBy === 'response') return [];
  return replies.map(({ id }) => ({ id, destination, entry: id }));
}
