import type { Flow, Step } from '../../../domain/content/flow.ts';
import { onceFor } from '../../../domain/once-for.ts';
import { contentOf } from '../../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { interpret } from '../../../interpretation/interpret.ts';
import { causeOfFlow } from '../../../interpretation/opening/cause-of-flow.ts';
import type { Clause } from '../../../interpretation/opening/clauses-of.ts';
import { isIn, segmentsOf } from '../../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../../interpretation/text/sentences.ts';

/** A step that some words tell to be the cause. */
export type CauseIn = {
  readonly step: Step;
  /** How likely it is meant, 0 to 1. */
  readonly share: number;
  /** The clause that tells it, or a piece of it. */
  readonly words: string;
};

/** Minimum share for a step to be the one that is told. */
const leastShare = 0.5;

/**
 * The step of a flow that clauses tell to be the cause, by what was learned of its symptoms and of what people say where
 * something is wrong with it; undefined where they rather tell that something is in order, or it is too uncertain.
 */
export function causeIn(clauses: readonly Clause[], flow: Flow, ear: Ear): CauseIn | undefined {
  const telling = clauses.filter(mayTell);
  // A clause may be understood by itself, or with the others of its sentence: "fluff in there, I can see it".
  const sentences = [...Map.groupBy(telling, ({ sentence }) => sentence).values()];
  const whole = sentences.map((parts) => parts.map(({ text }) => text).join(', '));
  const texts = [...telling.flatMap(({ text, pieces }) => [text, ...pieces]), ...whole];
  const [best] = [...new Set(texts)]
    .flatMap((words): readonly CauseIn[] => {
      const cause = causeOfFlow(words, flow, ear);
      return cause && cause.share >= leastShare && !isDenied(words, cause.step, ear) ? [{ ...cause, words }] : [];
    })
    .toSorted((a, b) => b.share - a.share);
  return best;
}

/** "Black it is not": whether words deny what people say, without a "not", where the step is the cause. */
function isDenied(words: string, step: Step, ear: Ear): boolean {
  const told = toldAt(ear)(step);
  return ear
    .sentencesIn(words)
    .flatMap(segmentsOf)
    .some(({ tokens, isNegative }) => {
      // "I don't want to pay": what somebody won't do is no cause.
      const isSpeaker = tokens.some((token) => isIn(token, 'speaking') && !isIn(token, 'determiners'));
      if (isNegative && isSpeaker && tokens.some((token) => isIn(token, 'willing'))) return true;
      // "It doesn't go in" says what fails, and "it isn't black" what is not so.
      if (tokens.some((token) => isIn(token, 'auxiliaries') && !isIn(token, 'picking'))) return false;
      const named = contentOf(tokens).flatMap(({ stem }) => told.get(stem) ?? []);
      return isNegative && named.length > 0 && named.every(({ plain, denied }) => plain > mostDenied * denied);
    });
}

/** How many times as often something must be told as denied for a denial of it not to be what people say. */
const mostDenied = 4;

/** How often people name something where a step is the cause, and how often they deny it. */
const toldAt = onceFor((ear: Ear) =>
  onceFor(({ symptoms, answers }: Step) => {
    const wrong = answers.filter(({ meaning }) => meaning === 'wrong');
    const sayings = [...symptoms, ...wrong.flatMap(({ also, unasked }) => [...also, ...unasked])];
    const told = new Map<string, { plain: number; denied: number }>();
    for (const { tokens, isNegative } of sayings.flatMap((saying) => ear.sentencesIn(saying)).flatMap(segmentsOf))
      for (const { stem } of contentOf(tokens)) {
        const count = told.get(stem) ?? { plain: 0, denied: 0 };
        told.set(stem, isNegative ? { ...count, denied: count.denied + 1 } : { ...count, plain: count.plain + 1 });
      }
    return told;
  }),
);

/** What works, or is not meant, is no cause. */
function mayTell({ kind, isFault, isCondition }: Clause): boolean {
  return kind !== 'works' && !isCondition && (kind !== 'excluded' || isFault);
}

/** Minimum share for words to give the wrong answer of a step's question, which need not be asked then … */
const sureFault = 0.9;
/** … and for a step to be told so clearly that its only wrong answer is given. */
const sureCause = 0.8;

/**
 * The wrong answer to the step's question that words give beyond doubt, by its place; never one with a fix that cannot be
 * undone.
 */
export function faultOf({ step, share, words }: CauseIn, ear: Ear): number | undefined {
  const said = faultIn(words, step, ear);
  if (said !== undefined || share < sureCause || step.ask === undefined) return said;
  const wrong = step.answers.flatMap(({ meaning }, at) => (meaning === 'wrong' ? [at] : []));
  const [only] = wrong;
  return wrong.length === 1 && only !== undefined && !step.answers[only]?.isDestructive ? only : undefined;
}

/** The wrong answer to a step's question that words give beyond doubt, as if they were the reply to it. */
function faultIn(words: string, { ask, answers }: Step, ear: Ear): number | undefined {
  // "Has it stopped for half an hour?" is not answered by "it hangs".
  if (ask === undefined || (isAmountIn(ask, ear) && !isAmountIn(words, ear))) return undefined;
  const { acts, verdict, among } = interpret(words, { phase: 'question', question: ask, answers }, ear);
  const [act] = acts;
  if (verdict !== 'heard' || among || act?.act !== 'answer' || act.answer === 'unsure' || act.share < sureFault)
    return undefined;
  const answer = answers[act.answer];
  return answer?.meaning === 'wrong' && !answer.isDestructive ? act.answer : undefined;
}

function isAmountIn(text: string, { lexicon }: Ear): boolean {
  return wordTokensOf(text, lexicon).some(({ number }) => number !== undefined);
}
