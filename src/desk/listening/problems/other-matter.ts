import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import { stepName } from '../../../flows/replies/step-replies.ts';
import { findSaying } from '../../../flows/sayings/find-saying.ts';
import { holdsSaying } from '../../../flows/sayings/holds-saying.ts';
import { problemShare } from '../../../interpretation/acts/problem-share.ts';
import { contentStemsOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import type { Performed } from '../../../interpretation/interpretation.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../../draft.ts';
import { beginFlow } from '../../flow/begin.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import { offerToDigress } from '../../flow/not-understood.ts';
import type { Incoming } from '../../incoming.ts';
import { ownFlows } from './problem-beside.ts';

/** Minimum share for words to tell of a problem, where another matter was announced. */
const leastProblem = 0.1;

/** Minimum share of the likeliest flow to be offered where the classifier is torn, and that of its not being any. */
const leastLikely = 0.6;

/** The most words beside an announcement that tell nothing yet: "another question first, about my pictures". */
const mostBeside = 2;

/**
 * "Different thing: my phone won't charge in the car", "another question first": somebody announces another matter than the
 * open one. It begins at once if it is named, and the open flow comes back behind it; else it is asked for, and what is
 * said next is looked at as such.
 */
export async function takeOtherMatter(
  { context, draft, heard }: Incoming,
  current: CurrentPlan,
  ear: Ear,
): Promise<Draft | undefined> {
  const { text, content, say, classifier } = context;
  const isAwaited = draft.state.asked?.type === 'matter';
  const spoken = prepareText(text, content.phrases);
  const announced = content.phrases.hears['other-matter'].flatMap((saying) => {
    const found = findSaying(spoken, saying);
    return found && !found.negated ? [found] : [];
  });
  if (!isAwaited && announced.length === 0) return undefined;
  const { acts: [act] = [], verdict: read } = heard()?.interpretation ?? {};
  const isTaken = read === 'heard' && act !== undefined && isOfOpenStep(act);
  // Whoever answers after all has no other matter.
  if (isAwaited && isTaken) return undefined;
  const isAnnouncing = (at: number) => announced.some(({ start, end }) => at >= start && at < end);
  const named = spoken.words.filter((_, at) => !isAnnouncing(at)).join(' ');
  const { verdict, ranking } = classifier.understand(named);
  const [likeliest] = ranking;
  const own = ownFlows(current);
  const isOther = (intent: string) => !own.includes(intent) && content.flows[intent] !== undefined;
  const isProblem = isAwaited || problemShare(named, ear) >= leastProblem;
  // "My other problem is the full iCloud" may wait until the open one is done.
  if (!isAwaited && isProblem && holdsSaying(spoken, content.phrases.hears.adding)) return undefined;
  if (named !== '' && isProblem && verdict.type === 'sure' && isOther(verdict.intent)) {
    const { intent, step } = verdict;
    return beginFlow(context, withCleanSlate(draft), { intent, words: named, ...(step !== undefined && { step }) });
  }
  if (named !== '' && isProblem && likeliest && likeliest.share >= leastLikely && isOther(likeliest.intent))
    return offerToDigress({ ...context, text: named }, draft, likeliest.intent, undefined);
  const beside = contentStemsOf(ear.sentencesIn(named));
  if (isAwaited || isTaken || beside.size > mostBeside) return undefined;
  return withReplies(withState(draft, { asked: { type: 'matter' } }), {
    kind: 'say',
    ...stepName(current.open.at),
    text: say('other-matter'),
  });
}

/** Whether what is told or reported beside such words is meant for the open step: "one more thing, it says error 9". */
function isOfOpenStep(act: Performed): boolean {
  return act.act === 'report' ? act.kind !== 'not-yet' : ['answer', 'inform', 'correct'].includes(act.act);
}
