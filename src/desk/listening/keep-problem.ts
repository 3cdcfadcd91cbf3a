import { matterOf } from '../../domain/content/matter-of.ts';
import type { ToldProblem } from '../../domain/conversation/conversation.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';

/** The draft with a problem that is looked at after the open one, in the words that told it first. */
export function kept({ now }: TurnContext, draft: Draft, problem: ToldProblem): Draft {
  const { problems = [] } = draft.state.later ?? {};
  const isKnown = problems.some(({ intent }) => intent === problem.intent);
  return withState(draft, { later: { problems: isKnown ? problems : [...problems, problem], at: now } });
}

/** The same, and says so. */
export function sayKept(context: TurnContext, draft: Draft, { open }: CurrentPlan, problem: ToldProblem): Draft {
  const flow = context.content.flows[problem.intent];
  const text = context.say('later-kept', { title: flow ? matterOf(flow) : problem.intent });
  return withReplies(kept(context, draft, problem), { kind: 'say', ...stepName(open.at), text });
}

/** The draft without a problem that is looked at now. */
export function withoutKept(draft: Draft, { intent }: ToldProblem): Draft {
  const { later } = draft.state;
  if (!later) return draft;
  const problems = later.problems.filter((each) => each.intent !== intent);
  return withState(draft, { later: problems.length > 0 ? { ...later, problems } : undefined });
}
