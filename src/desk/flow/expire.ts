import { hour } from '../../domain/time.ts';
import type { Draft } from '../draft.ts';
import { withReplies } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { currentPlan } from './current-plan.ts';
import { endEpisode } from './end.ts';

/**
 * Nobody has written for long: a problem at its check is taken to be solved, any other is given up. If the person has
 * written meanwhile, it waits as long again from then.
 */
export async function expireSilentFlow(context: TurnContext, draft: Draft): Promise<Draft> {
  const { content, now, say } = context;
  const running = await currentPlan(context, draft.state);
  if (!running || draft.state.mode !== 'bot') return draft;
  const { due } = running;
  const atCheck = due.phase === 'check' || (due.phase === 'fix' && !due.at.step.parks);
  const hours = atCheck ? content.desk.assumeHours : content.desk.abandonHours;
  const end = (draft.state.heardAt ?? 0) + hours * hour;
  if (now < end) return { ...draft, timers: [{ kind: 'silence', due: end }] };
  const outcome = atCheck ? 'assumed' : 'abandoned';
  const alone = draft.state.episode
    ? { ...draft, state: { ...draft.state, episode: { ...draft.state.episode, setAside: [] } } }
    : draft;
  const said = atCheck
    ? withReplies(alone, { kind: 'outcome', outcome, flow: due.at.flow.id, step: due.at.step.id, text: say('assumed') })
    : alone;
  return endEpisode(context, said, running.plan, outcome);
}
