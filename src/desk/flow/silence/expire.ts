import { hour } from '../../../domain/time.ts';
import { type Draft, withReplies, withTimer } from '../../draft.ts';
import type { TurnContext } from '../../turn-context.ts';
import { currentPlan } from '../current-plan.ts';
import { endEpisode } from '../end.ts';
import { isAtCheck } from './follow-up-due.ts';

/**
 * After a long silence: a problem at its check is assumed to be solved, any other is given up. If the person has
 * written meanwhile, the silence is counted from then.
 */
export async function expireSilentFlow(context: TurnContext, draft: Draft): Promise<Draft> {
  const { content, now, say } = context;
  const current = await currentPlan(context, draft.state);
  if (!current || draft.state.owner.type !== 'bot') return draft;
  const { open, plan } = current;
  const atCheck = isAtCheck(open, plan);
  const hours = atCheck ? content.desk.assumeHours : content.desk.abandonHours;
  // Never in the future, which it could be after the clock was set back.
  const end = Math.min(draft.state.heardAt ?? 0, now) + hours * hour;
  if (now < end) return withTimer(draft, 'silence', end);
  const outcome = atCheck ? 'assumed' : 'abandoned';
  const alone = draft.state.episode
    ? { ...draft, state: { ...draft.state, episode: { ...draft.state.episode, setAside: [] } } }
    : draft;
  const said = atCheck
    ? withReplies(alone, {
        kind: 'outcome',
        outcome,
        flow: open.at.flow.id,
        step: open.at.step.id,
        text: say('assumed'),
      })
    : alone;
  return endEpisode(context, said, plan, outcome);
}
