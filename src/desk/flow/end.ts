import type { FlowBundle } from '../../domain/content/flow.ts';
import type { ConversationState } from '../../domain/conversation/conversation.ts';
import type { Outcome } from '../../domain/conversation/outcome.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { StepPosition } from '../../flows/position/walk-flow.ts';
import { runOn } from '../../flows/replies/join-paragraphs.ts';
import { type Draft, withoutTimers, withRecord, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { currentPlan, isRecalled } from './current-plan.ts';
import { playFlow } from './play.ts';
import { resumeRecalled } from './resume-recalled.ts';

/** Puts the end of a plan on record. */
export function withEndRecorded(draft: Draft, { flow, begun }: Plan, outcome: Outcome): Draft {
  return withRecord(draft, { type: 'episode-ended', flow, outcome, episode: draft.state.episode?.id ?? begun });
}

/** The episode that was set aside for an open one; undefined if none was. */
export function episodeSetAside(episode: ConversationState['episode']): ConversationState['episode'] {
  const aside = episode?.setAside.at(-1);
  return episode && aside && { ...episode, id: aside.begun, plan: aside, setAside: episode.setAside.slice(0, -1) };
}

/** Ends the open episode with an outcome, on record; a plan that was set aside for it goes on. */
export async function endEpisode(context: TurnContext, draft: Draft, plan: Plan, outcome: Outcome): Promise<Draft> {
  const { episode } = draft.state;
  const recorded = withEndRecorded(draft, plan, outcome);
  const aside = outcome === 'handed-off' ? undefined : episodeSetAside(episode);
  const ended = withState(withoutTimers(recorded, 'silence', 'follow-up'), {
    last: { plan, outcome, at: context.now },
    episode: undefined,
    asked: undefined,
    lost: 0,
    tempers: undefined,
  });
  if (!aside) return ended;
  const resumed = withState(ended, { episode: aside });
  const current = await currentPlan(context, resumed.state);
  if (!current) return ended;
  if (isRecalled(context.content, resumed.state)) return resumeRecalled(context, resumed, current);
  const lead = context.say(current.rewritten ? 'content-gone' : 'digress-done');
  return playFlow(context, resumed, current.bundle, current.plan, { manner: 'again', lead });
}

/** The problem is solved: the flow's last words, and the outcome. */
export function resolveEpisode(
  context: TurnContext,
  draft: Draft,
  bundle: FlowBundle,
  plan: Plan,
  at: StepPosition,
): Promise<Draft> {
  const text = bundle.flows[plan.flow]?.solved ?? context.say('solved');
  const said = withReplies(draft, {
    kind: 'outcome',
    outcome: 'resolved',
    flow: at.flow.id,
    step: at.step.id,
    text: text.trim(),
  });
  return endEpisode(context, said, plan, 'resolved');
}

/** All steps are used up: says so, and hands over. */
export async function exhaustFlow(
  context: TurnContext,
  draft: Draft,
  bundle: FlowBundle,
  plan: Plan,
  lead: string | undefined,
  handOver: (draft: Draft) => Promise<Draft>,
): Promise<Draft> {
  const text = (bundle.flows[plan.flow]?.handoff ?? context.say('exhausted')).trim();
  const said = withReplies(draft, { kind: 'say', flow: plan.flow, text: runOn(lead, text) });
  return handOver(await endEpisode(context, said, plan, 'handed-off'));
}
