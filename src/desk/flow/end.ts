import type { Closure } from '../../domain/content/flow.ts';
import type { Outcome } from '../../domain/conversation/outcome.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { StepAt } from '../../flows/position/plan-position.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withRecord, withReplies, withState } from '../draft.ts';
import type { Moment } from '../turn-context.ts';
import { isRecalled, runningPlan } from './current-plan.ts';
import { playOn } from './play.ts';
import { goOnAnew } from './resume-recalled.ts';

/** Ends the running plan with an outcome, on record; a plan that was set aside for it goes on. */
export async function endEpisode(moment: Moment, draft: Draft, plan: Plan, outcome: Outcome): Promise<Draft> {
  const { episode } = draft.state;
  const recorded = withRecord(draft, 'outcome', { flow: plan.flow, outcome, episode: episode?.id ?? plan.begun });
  const aside = outcome === 'handed-off' ? undefined : episode?.setAside.at(-1);
  const ended = withState(
    { ...recorded, unset: [...recorded.unset, 'quiet'] },
    { last: { plan, outcome, at: moment.now }, episode: undefined, asked: undefined, lost: 0 },
  );
  if (!episode || !aside) return ended;
  const resumed = withState(ended, {
    episode: { ...episode, id: aside.begun, plan: aside, setAside: episode.setAside.slice(0, -1) },
  });
  const running = await runningPlan(moment, resumed.state);
  if (!running) return ended;
  const back = { ...resumed, unset: resumed.unset.filter((kind) => kind !== 'quiet') };
  if (isRecalled(moment.content, resumed.state)) return goOnAnew(moment, back, running);
  const lead = moment.say(running.rewritten ? 'content-gone' : 'digress-done');
  return playOn(moment, back, running.closure, running.plan, { manner: 'again', lead });
}

/** The problem is solved: the flow's last words, and the outcome. */
export function resolve(moment: Moment, draft: Draft, closure: Closure, plan: Plan, at: StepAt): Promise<Draft> {
  const text = closure.flows[plan.flow]?.solved ?? moment.say('solved');
  const said = withReplies(draft, {
    kind: 'outcome',
    outcome: 'resolved',
    flow: at.flow.id,
    step: at.step.id,
    text: text.trim(),
  });
  return endEpisode(moment, said, plan, 'resolved');
}

/** The steps are used up: says so, and hands over. */
export async function exhaust(
  moment: Moment,
  draft: Draft,
  closure: Closure,
  plan: Plan,
  lead: string | undefined,
  handOver: (draft: Draft) => Promise<Draft>,
): Promise<Draft> {
  const text = (closure.flows[plan.flow]?.handoff ?? moment.say('exhausted')).trim();
  const said = withReplies(draft, { kind: 'say', flow: plan.flow, text: runOn(lead, text) });
  return handOver(await endEpisode(moment, said, plan, 'handed-off'));
}
