import { type Draft, withNote, withReplies, withState } from '../draft.ts';
import type { Moment } from '../turn-context.ts';
import { claimTimer, makeTicket } from './request.ts';

/** Nobody has claimed a handoff in time: announced again once, then it becomes a ticket. */
export async function stayUnclaimed(moment: Moment, draft: Draft): Promise<Draft> {
  const { content, now, say } = moment;
  const { mode, handoff: open } = draft.state;
  if (mode !== 'waiting' || !open) return draft;
  const handoff = await moment.handoff(open.id);
  if (!handoff) return draft;
  const { opens } = await moment.staff(handoff.team, now);
  if ((open.unclaimed ?? 0) >= 1) return makeTicket(moment, draft, handoff, opens);
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
