import { matterOf } from '../../../domain/content/matter-of.ts';
import type { ToldProblem } from '../../../domain/conversation/conversation.ts';
import { stepName } from '../../../flows/replies/step-replies.ts';
import { problemShare } from '../../../interpretation/acts/problem-share.ts';
import { contentStemsOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../../interpretation/text/segments.ts';
import { type WordToken, wordTokensOf } from '../../../interpretation/text/sentences.ts';
import { type Draft, withReplies, withState } from '../../draft.ts';
import type { CurrentPlan } from '../../flow/current-plan.ts';
import type { TurnContext } from '../../turn-context.ts';

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

/** Minimum share for words to name a problem, and the most of a complaint that they may be. */
const leastNamed = 0.5;
const mostComplaint = 0.25;

/** "Wi-Fi?? no.": the kept problem that words name and deny, which nobody has. */
export function keptAndDenied(
  { text, classifier, content }: TurnContext,
  draft: Draft,
  ear: Ear,
): ToldProblem | undefined {
  const { problems = [] } = draft.state.later ?? {};
  if (problems.length === 0) return undefined;
  const isDenial = (token: WordToken) => isIn(token, 'no', 'not', 'nothing');
  if (!wordTokensOf(text, ear.lexicon).some(isDenial)) return undefined;
  const stemsOf = (said: string) => contentStemsOf(ear.sentencesIn(said));
  return problems.find(({ intent }) =>
    clausesOf(text, ear).some(({ text: words }) => {
      const [first] = classifier.understand(words).ranking;
      const matter = stemsOf(content.flows[intent]?.matter ?? '');
      const said = stemsOf(words);
      const isNamed = matter.size > 0 && [...matter].every((stem) => said.has(stem));
      // "And the Wi-Fi doesn't work either" complains.
      const isComplaint = wordTokensOf(words, ear.lexicon).some(isDenial) && problemShare(words, ear) >= mostComplaint;
      return !isComplaint && (isNamed || (first?.intent === intent && first.share >= leastNamed));
    }),
  );
}
