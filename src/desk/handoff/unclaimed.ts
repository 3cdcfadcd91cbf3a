import { type Draft, withNote, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { claimTimer, makeTicket } from './request.ts';

/** Nobody has claimed a handoff in time: announced again once, then it becomes a ticket. */
export async function claimTimeout(context: TurnContext, draft: Draft): Promise<Draft> {
  const { content, now, say } = context;
  const { mode, handoff: open } = draft.state;
  if (mode !== 'waiting' || !open) return draft;
  const handoff = await context.handoff(open.id);
  if (!handoff) return draft;
  const { opens } = await context.staff(handoff.team, now);
  if ((open.unclaimed ?? 0) >= 1) return makeTicket(context, draft, handoff, opens);
  const again = withState(
    { ...draft, timers: [claimTimer(content.desk.claimSeconds, now)] },
    { handoff: { ...open, unclaimed: 1 } },
  );
  const told = withNote(again, 'handoff-unclaimed', { ...handoff, announcedAgainAt: now });
  return withReplies(told, {
    kind: 'notice',
    text: say('person-still'),
    choices: [{ label: say('button-bot'), pick: 'bot' }],
  });
}
