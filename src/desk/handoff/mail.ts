import { tellFrom } from '../../domain/content/tell-from.ts';
import { recordId, replyId } from '../../domain/conversation/entry-ids.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';
import { minute } from '../../domain/time.ts';
import { type Draft, withRecordForAgents, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** What is written in one breath goes in one mail: so long after the last line, ms. */
const calm = minute;

/** An agent who writes on and on keeps no line waiting for longer than this, ms. */
const longestBreath = 10 * minute;

/**
 * Sees to it that a reply of the draft, an agent's or about what one did, reaches a person who is not there. What answers a
 * ticket goes by mail at once, unless its person is chatting; else it waits, and goes if they stay away.
 *
 * @param place of the reply among the draft's, from 1
 */
export async function mailReply(context: TurnContext, draft: Draft, id: string, place: number): Promise<Draft> {
  const { now, content, conversation, input, sendsMail } = context;
  const handoff = sendsMail ? await context.handoff(id) : undefined;
  if (!handoff || mailAddressOf(handoff) === undefined) return draft;
  const away = content.desk.mailMinutes * minute;
  const heardAt = conversation.state.heardAt ?? 0;
  const isChatting = heardAt > claimedAt(handoff) && now - heardAt < away;
  const { unread } = draft.state;
  const said = [...(unread?.handoff === id ? unread.entries : []), replyId(input.id, place)];
  if (handoff.ticket && !isChatting) return withMail(context, draft, handoff, said);
  // Teams brings it to the person's phone by itself.
  if (!Object.values<string>(ownChannels).includes(conversation.channel)) return draft;
  const since = unread?.handoff === id ? unread.since : now;
  const due = Math.max(Math.min(now + calm, since + longestBreath), Math.max(heardAt, context.seenAt() ?? 0) + away);
  return withState(
    { ...draft, timers: [...draft.timers, { kind: 'mail', due }] },
    { unread: { handoff: id, entries: said, since, last: now } },
  );
}

/** Sends the last reply of the draft by mail at once, whoever is there: nobody who is in danger waits for a breath. */
export async function mailAtOnce(context: TurnContext, draft: Draft, id: string): Promise<Draft> {
  const handoff = context.sendsMail ? await context.handoff(id) : undefined;
  if (!handoff) return draft;
  return withMail(context, draft, handoff, [replyId(context.input.id, draft.replies.length)]);
}

/**
 * The person has written nothing since an agent wrote to them: that goes by mail, unless they had their chat before them since
 * then. Who had it so lately that they may come back is waited for.
 */
export async function mailUnread(context: TurnContext, draft: Draft): Promise<Draft> {
  const { now, content } = context;
  const { unread } = draft.state;
  const seenAt = context.seenAt();
  if (unread && seenAt !== undefined) {
    if (seenAt > (unread.last ?? unread.since)) return withState(draft, { unread: undefined });
    const due = seenAt + content.desk.mailMinutes * minute;
    if (due > now) return { ...draft, timers: [...draft.timers, { kind: 'mail', due }] };
  }
  const handoff = unread && (await context.handoff(unread.handoff));
  if (!handoff || !context.sendsMail) return withState(draft, { unread: undefined });
  return withMail(context, draft, handoff, unread.entries);
}

/** Where a person wants answers by mail, or can be reached by it. */
export function mailAddressOf({ ticket, person }: Handoff): string | undefined {
  return ticket?.mail ?? person?.mail;
}

function claimedAt({ history }: Handoff): number {
  return history.findLast(({ state }) => state === 'claimed')?.at ?? 0;
}

function withMail({ own, input }: TurnContext, draft: Draft, handoff: Handoff, entries: readonly string[]): Draft {
  const to = mailAddressOf(handoff);
  if (to === undefined) return withState(draft, { unread: undefined });
  const { mailed } = draft.state;
  const text = tellFrom(() => own.agentWords)('case', 'mailed', { mail: to });
  const follows = mailed?.handoff === handoff.id ? mailed.entry : undefined;
  const record = present({ type: 'mail-due' as const, handoff: handoff.id, to, entries, follows, text });
  const recorded = withRecordForAgents(draft, record);
  return withState(recorded, {
    unread: undefined,
    mailed: { handoff: handoff.id, entry: recordId(input.id, recorded.records.length) },
  });
}
