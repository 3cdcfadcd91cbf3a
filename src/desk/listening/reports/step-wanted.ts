import type { Step } from '../../../domain/content/flow.ts';
import { stepOrder } from '../../../flows/position/step-order.ts';
import { stepPath } from '../../../flows/position/step-path.ts';
import { contentOf, contentStemsOf } from '../../../interpretation/alignment/proposition.ts';
import { closestWording } from '../../../interpretation/answers/closest-wording.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Interpretation, Performed } from '../../../interpretation/interpretation.ts';
import { isIn, type Segment, segmentsOf } from '../../../interpretation/text/segments.ts';
import { sentencesOf, type WordToken } from '../../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { wordsOfStep } from '../../questions/telling-words.ts';
import type { TurnContext } from '../../turn-context.ts';

/** Minimum likeness to a symptom: fewer words in common may be about anything. */
const leastLike = 0.6;

/** Kinds of acts that leave room for a wish to do something else than what is open. */
const leavesRoom: readonly string[] = [
  'ask.another-way',
  'ask.where',
  'ask.how',
  'wish.leave',
  'wish.skip',
  'wish.another-step',
  'report.could-not',
];

/**
 * The step that somebody would rather do, "I'd rather buy more", "can't I just take the 50 GB one?": one of the open
 * flow that has no question of its own and is still to come, by its symptoms. Undefined where something else was surely
 * said.
 */
export function stepWanted(
  { text }: TurnContext,
  { plan, open, position }: CurrentPlan,
  { acts, verdict }: Interpretation,
  ear: Ear,
): Step | undefined {
  const [first] = acts;
  const isRoom =
    verdict === 'unheard' ||
    first === undefined ||
    ('kind' in first && leavesRoom.includes(`${first.act}.${first.kind}`)) ||
    refuses(text, { open }, acts, ear);
  if (open.phase === 'offer' || !isRoom || isUnwanted(text, ear)) return undefined;
  const { flow, frame } = open.at;
  const isLeft = ({ id }: Step) =>
    position.visits.some(({ path, result }) => path === stepPath(frame, id) && result === 'not-reached');
  const steps = stepOrder(flow, frame, plan.trail).filter((step) => !step.ask && step !== open.at.step && isLeft(step));
  const closest = closestWording(
    text,
    steps.map(({ symptoms }) => symptoms),
    ear,
  );
  if (closest && closest.score >= leastLike) return steps[closest.index];
  return steps.find(({ symptoms }) => symptoms.some((symptom) => isWithin(symptom, text, ear)));
}

/** "I don't want to buy more": nothing is said but what somebody would not do. */
function isUnwanted(text: string, { lexicon }: Ear): boolean {
  return sentencesOf(text, lexicon).every(
    (sentence) =>
      !sentence.asks &&
      segmentsOf(sentence).every(
        ({ tokens, isNegative }) =>
          tokens.every((token) => isIn(token, 'no', 'courtesy')) ||
          (isNegative && !isIn(tokens[0], 'auxiliaries', 'modals') && tokens.some((token) => isIn(token, 'willing'))),
      ),
  );
}

/** How many words a symptom must be told by for it to be found within others. */
const leastTelling = 2;

/** Whether all that a symptom is told by is said within a text, and nothing of it denied: "just tell me where …". */
function isWithin(symptom: string, text: string, ear: Ear): boolean {
  const telling = contentStemsOf(ear.sentencesIn(symptom));
  if (telling.size < leastTelling) return false;
  return sentencesOf(text, ear.lexicon)
    .flatMap(segmentsOf)
    .some(
      ({ tokens, isNegative }) =>
        !isNegative && [...telling].every((stem) => contentOf(tokens).some((token) => token.stem === stem)),
    );
}

/**
 * Whether somebody says that they won't do what the open step leads to: "I'd rather not restart", "I'm not deleting any
 * of them". Only what takes the phone away or cannot be undone is refused like this.
 */
export function refuses(
  text: string,
  { open }: Pick<CurrentPlan, 'open'>,
  acts: readonly Performed[],
  ear: Ear,
): boolean {
  const { lexicon } = ear;
  const { step } = open.at;
  const isLoss = (act: Performed) =>
    act.act === 'answer' && act.answer !== 'unsure' && step.answers[act.answer]?.isDestructive === true;
  if (open.phase === 'offer' || !(step.parks || step.answers.some(({ isDestructive }) => isDestructive))) return false;
  const mayRefuse =
    acts.length === 0 || acts.some((act) => isLoss(act) || (act.act === 'report' && act.kind === 'could-not'));
  const own = wordsOfStep(ear)(step);
  const [being = []] = lexicon.words.kindsOfAuxiliaries;
  // "I haven't deleted any", "I can't delete them" and "I have no computer" say something else.
  const isPresent = (token: WordToken) =>
    !isIn(token, 'perceiving') && (!isIn(token, 'auxiliaries') || being.includes(token.text));
  const isRefusal = ({ tokens, isNegative }: Segment) =>
    isNegative &&
    contentOf(tokens).some(({ stem }) => own.has(stem)) &&
    (tokens.some((token) => isIn(token, 'willing')) ||
      (mayRefuse && tokens.some((token) => isIn(token, 'speaking')) && tokens.every(isPresent)));
  return sentencesOf(text, lexicon).some((sentence) => !sentence.asks && segmentsOf(sentence).some(isRefusal));
}
