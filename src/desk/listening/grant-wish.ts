import type { KindOf } from '../../domain/content/acts.ts';
import type { Step } from '../../domain/content/flow.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { stepOrder } from '../../flows/position/step-order.ts';
import { stepPath } from '../../flows/position/step-path.ts';
import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import { paragraphs } from '../../flows/replies/join-paragraphs.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { closestWording } from '../../interpretation/answers/closest-wording.ts';
import { runCommand } from '../commands.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { advance } from '../flow/advance.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { endEpisode } from '../flow/end.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import { toldItem } from '../flow/take-told.ts';
import { explanationOf } from '../questions/explain.ts';
import type { TurnContext } from '../turn-context.ts';
import { grantLanguage } from './grant-language.ts';
import { isParked } from './is-parked.ts';
import { leaveOpen, sayAndPutAgain } from './put-again.ts';
import { notYet } from './reports/not-yet.ts';
import { worksNow } from './reports/works-now.ts';
import { sayAllAgain } from './say-all-again.ts';

type Wish = KindOf<'wish'>;

/** Does what a wish in a sentence asks for, as the command of that name would. */
export function grantWish(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  wish: Wish,
): Promise<Draft> | Draft {
  const { say } = context;
  switch (wish) {
    case 'person':
    case 'help':
    case 'back':
    case 'start-over':
      return runCommand(context, draft, wish, current);
    case 'skip':
      return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'skip' } });
    case 'leave':
      return leave(context, draft, current);
    case 'works-now':
      return worksNow(context, draft, current);
    case 'repeat':
      return sayAllAgain(context, draft, current, say('wish-repeat'));
    case 'slower': {
      const { ear } = context;
      const explanation = ear && current.open.phase === 'question' ? explanationOf(context, current, ear) : undefined;
      return explanation === undefined
        ? sayAllAgain(context, draft, current, say('wish-slower'))
        : sayAndPutAgain(context, draft, current, drawPathsIn(paragraphs(say('wish-slower'), explanation)));
    }
    case 'wait':
      return isParked(current) ? notYet(context, draft, current) : leaveOpen(context, draft, current, say('wish-wait'));
    case 'language':
      return grantLanguage(context, draft, current);
    case 'another-step':
      return anotherStep(context, draft, current);
    case 'bot':
      return sayAndPutAgain(context, draft, current, say('wish-bot-already'));
  }
}

/** Leaves the flow where it is; the person may come back to it. */
async function leave(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const { say } = context;
  const ended = await endEpisode(context, draft, current.plan, 'abandoned');
  // A plan that was set aside goes on instead: nothing is left.
  if (ended.state.episode) return ended;
  return withReplies(withState(ended, { asked: { type: 'left' } }), {
    kind: 'say',
    ...stepName(current.open.at),
    text: say('wish-leave'),
    choices: [choiceOf(say('button-carry-on'), { type: 'carry-on' })],
  });
}

/** Whether words name a step of the open flow that is still to come. */
export function isStepWished(context: TurnContext, current: CurrentPlan): boolean {
  const { flow, frame, step: open } = current.open.at;
  const step = stepNamed(context, current);
  if (!step || step === open) return false;
  const path = stepPath(frame, step.id);
  return (
    flow.steps.includes(step) && current.position.visits.find((each) => each.path === path)?.result === 'not-reached'
  );
}

function stepNamed({ text, ear }: TurnContext, { plan, open }: CurrentPlan): Step | undefined {
  const { flow, frame } = open.at;
  const steps = stepOrder(flow, frame, plan.trail);
  const named =
    ear &&
    closestWording(
      text,
      steps.map((step) => [step.title]),
      ear,
    );
  return named && steps[named.index];
}

/** "Let's do the storage first": the step that the words name comes next, if it is still to come. */
function anotherStep(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> {
  const step = stepNamed(context, current);
  return !step || step === current.open.at.step
    ? sayAndPutAgain(context, draft, current, context.say('wish-another-step-unknown'))
    : goToStep(context, draft, current, step);
}

/** Puts a step of the open flow next, if it is still to come; else says that it was looked at, or cannot come. */
export function goToStep(context: TurnContext, draft: Draft, current: CurrentPlan, step: Step): Promise<Draft> {
  const { say } = context;
  const { bundle, plan, open, position } = current;
  const { frame } = open.at;
  const path = stepPath(frame, step.id);
  const visit = position.visits.find((each) => each.path === path);
  if (visit && visit.result !== 'not-reached')
    return sayAndPutAgain(context, draft, current, say('wish-another-step-done', { title: step.title }));
  const next = { ...plan, trail: [...plan.trail, toldItem(context, path, { type: 'landed' })] };
  return positionOf(bundle, next).due.type === 'open'
    ? advance(context, draft, bundle, next, undefined, say('wish-another-step', { title: step.title }))
    : sayAndPutAgain(context, draft, current, say('wish-another-step-unknown'));
}
