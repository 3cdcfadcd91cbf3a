import type { Tellable } from '../../../flows/interpret/tellable.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Interpretation, Performed } from '../../../interpretation/interpretation.ts';
import type { Draft } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { takeTold } from '../../flow/take-told.ts';
import { answerQuestions } from '../../questions/answer-questions.ts';
import { asksInDoubt } from '../../questions/explain.ts';
import { foreseenHindrance } from '../../questions/foreseen-remark.ts';
import type { TurnContext } from '../../turn-context.ts';
import { confirmedBy, confirmHindered, confirmReading, readingToConfirm } from '../confirm.ts';
import { beyondDoubt } from '../deciding-act.ts';
import { isParked } from '../is-parked.ts';
import { elsewhereOf } from '../refer-elsewhere.ts';
import { answerQuestion } from '../take-reading.ts';
import { isLookingForIt, isOfOtherDevice, isUncertain, isVagueWhenBack, takeReport } from './take-report.ts';

/** Whoever comes back with this many words says more than "back again". */
export const fewestToTell = 5;

/** Minimum share for "it works in part" to count beside good news, and beside good news that is beyond doubt. */
const likely = 0.5;
const likelier = 0.6;

/** What was told beside the act that decides, and how surely that was heard. */
type Beside = Pick<Interpretation, 'acts' | 'clauses'> & {
  readonly informed: readonly Tellable[];
  readonly verdict: Interpretation['verdict'];
  readonly ear: Ear;
};

/** Takes a report of the open step, or first asks whether it was meant. */
export async function reportHeard(
  context: TurnContext,
  moody: Draft,
  current: CurrentPlan,
  deciding: Extract<Performed, { act: 'report' }>,
  { acts, clauses, informed, verdict, ear }: Beside,
): Promise<Draft | undefined> {
  if (verdict === 'unheard') return undefined;
  // "I have no computer": what the step says to that comes first, and once.
  const hindrance =
    deciding.kind === 'could-not' ? foreseenHindrance(context, current, elsewhereOf(context), ear) : undefined;
  if (hindrance !== undefined) return confirmHindered(context, moody, current, hindrance);
  // "Done. Is that enough?" is in doubt, and solves nothing yet.
  if (deciding.kind === 'solved' && asksInDoubt(acts, clauses, isParked(current), ear))
    return answerQuestion(context, moody, current, { acts, clauses }, informed, ear);
  // "OK, deleted" to "… is that right?" says that it is.
  const confirmed = deciding.kind === 'done' ? confirmedBy(context, moody, current) : undefined;
  if (confirmed) return confirmed;
  // "Back again" may sound like a report; whoever says more than that is asked.
  const isVague = isVagueWhenBack(deciding, current);
  if (isVague && deciding.words.length < fewestToTell) return undefined;
  // "Yes", after it got better in part, may say that it still does.
  const least = deciding.share >= beyondDoubt ? likelier : likely;
  const isPart = (act: Performed) => act.act === 'report' && act.kind === 'partly' && act.share >= least;
  const isMixed = deciding.kind === 'solved' && acts.some(isPart);
  // "Yes, restarted twice" answers something else.
  const isBare = deciding.words.every((word) => ear.lexicon.groupsOf(word)?.has('yes'));
  const isOutright = deciding.share >= beyondDoubt && !(deciding.words.length > 0 && isBare);
  if (deciding.kind === 'solved' && informed.length > 0 && !isOutright)
    return takeTold(context, moody, current, informed);
  if (isMixed) return takeReport(context, moody, current, 'partly');
  const isDoubtful =
    verdict === 'confirm' ||
    isVague ||
    isUncertain(deciding, context) ||
    isOfOtherDevice(context, current, deciding, ear);
  const isLooking = isLookingForIt(context, current, deciding.kind);
  const doubted = isDoubtful && !isLooking ? readingToConfirm(deciding.kind, current) : undefined;
  const confirming = doubted && confirmReading(context, moody, current, doubted);
  // "There's room now. Is nothing gone?" is answered before the problem is closed.
  const asking =
    deciding.kind === 'solved' || deciding.kind === 'done'
      ? answerQuestions(context, moody, current, { acts, clauses }, ear)
      : moody;
  return confirming ?? takeReport(context, asking, current, deciding.kind);
}
