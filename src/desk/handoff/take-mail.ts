import type { InputBody } from '../../domain/conversation/input.ts';
import { openHandoff } from '../../domain/conversation/owner.ts';
import type { Handoff, Mover } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';
import { type Draft, withHandoff, withState } from '../draft.ts';
import { warnByMail } from '../listening/warn.ts';
import type { TurnContext } from '../turn-context.ts';
import { mailAddressOf } from './mail.ts';
import { makeTicket } from './ticket.ts';

/**
 * A person's words that came by mail: for whoever has the conversation, or will claim the ticket. The bot, which they
 * did not write to, says nothing, unless they tell of danger. Where the case is over, it is asked for anew under a number of
 * its own.
 */
export async function takeMail(
  context: TurnContext,
  draft: Draft,
  { handoff: id }: NonNullable<Extract<InputBody, { type: 'message' }>['byMail']>,
): Promise<Draft> {
  const { input, now, text, staff, language } = context;
  const noted = withState(draft, { mailed: { handoff: id, entry: input.id } });
  const warned = await warnByMail(context, noted, id);
  const taken = warned?.draft ?? noted;
  const danger = warned?.kind;
  const before = await context.handoff(id);
  const open = openHandoff(draft.state.owner) ?? (before?.state === 'ticketed' ? id : undefined);
  if (!before || open !== undefined) {
    const stored = danger !== undefined && open !== undefined ? await context.handoff(open) : undefined;
    return stored ? withHandoff(taken, present({ ...stored, danger }), 'updated') : taken;
  }
  const reason = danger === undefined ? 'asked' : 'danger';
  const by: Mover = { type: 'person' };
  const again: Handoff = present({
    id: `${input.id}.h`,
    conversation: before.conversation,
    state: 'requested',
    reason,
    team: before.team,
    requestedAt: now,
    changedAt: now,
    channel: before.channel,
    language: before.language,
    history: [{ state: 'requested', at: now, by, why: reason }],
    person: before.person,
    visit: before.visit,
    problem: text,
    danger,
  });
  const { opens } = await staff(before.team, now, language);
  return makeTicket(context, withHandoff(taken, again), again, { opens, mail: mailAddressOf(before) });
}
