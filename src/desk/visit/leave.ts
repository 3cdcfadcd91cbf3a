import { tellFrom } from '../../domain/content/tell-from.ts';
import { type Draft, withoutTimers, withState } from '../draft.ts';
import { withEndRecorded } from '../flow/end.ts';
import { withdrawHandoff } from '../handoff/withdraw.ts';
import type { TurnContext } from '../turn-context.ts';
import { noteDeed } from './note-deed.ts';

/**
 * The person has removed the bot, or left the chat: what is open with them is over, and who comes back is greeted. An
 * agent who has the conversation keeps it, and sees that they have left. `who` has left a group: only theirs is over.
 */
export async function leave(context: TurnContext, draft: Draft, who: string | undefined): Promise<Draft> {
  const { owner, episode } = draft.state;
  const tell = tellFrom(() => context.own.agentWords);
  const gone = () => noteDeed(draft, 'left', tell('case', 'left'));
  if (who !== undefined) {
    if (owner.type === 'bot') return episode?.person === who ? over(draft) : draft;
    return (await context.handoff(owner.handoff))?.person?.id === who ? gone() : draft;
  }
  if (owner.type === 'agent') return gone();
  const ended = withState(over(draft), {
    greeted: false,
    owner: { type: 'bot' },
    askedOf: undefined,
    later: undefined,
  });
  const waiting = owner.type === 'waiting' ? await context.handoff(owner.handoff) : undefined;
  return withdrawHandoff(context, ended, waiting);
}

/** Nothing is said: there is nobody to hear it. */
function over(draft: Draft): Draft {
  const { episode } = draft.state;
  const recorded = episode ? withEndRecorded(draft, episode.plan, 'abandoned') : draft;
  return withState(withoutTimers(recorded, 'silence', 'follow-up', 'unclaimed'), {
    episode: undefined,
    asked: undefined,
    last: undefined,
    lastSaid: undefined,
    danger: undefined,
    tempers: undefined,
    lost: 0,
    failed: 0,
  });
}
