import { isOfRest, type Limit, limitsOf, scoreLimits } from '../answers/limits.ts';
import type { Ear } from '../ear.ts';
import { amountsIn } from '../text/amounts.ts';
import { isIn } from '../text/segments.ts';
import { sentencesOf } from '../text/sentences.ts';
import { type AskedSubject, isPickedOut, type Likenesses, thingsIn, type UnaskedQuestion } from './subjects.ts';

/** An answer that an amount gives to a question, by their places. */
type AmountTold = { readonly question: number; readonly answer: number; readonly isSure: true };

/**
 * The question that an amount answers: "iPhone has 90 GB free". It is the one with bounds in that unit that covers
 * everything said beside the amount.
 */
export function amountsTold(
  text: string,
  questions: readonly UnaskedQuestion[],
  subjects: readonly AskedSubject[],
  common: ReadonlySet<string>,
  likeTo: Likenesses,
  ear: Ear,
): readonly AmountTold[] {
  const sentences = sentencesOf(text, ear.lexicon);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const { units } = ear.lexicon.words;
  const amounts = amountsIn(tokens, ear.lexicon).filter(({ of }) => of !== '');
  if (amounts.length === 0) return [];
  const isMarked = tokens.some((token) => isIn(token, 'remaining', 'used'));
  const isComparable = ({ of, isOfWhole }: Limit) =>
    amounts.some((amount) => amount.of === of) || (isOfWhole && amounts.length === 2);
  // A plan of 200 GB, or a phone of 64, is not what is left of it.
  const isOfSize = ({ of }: Limit) => 'gb' in (units[of] ?? {});
  const things = thingsIn(tokens, ear);
  const found = questions.flatMap(({ answers }, question) => {
    const subject = subjects[question];
    const limited = answers.flatMap((answer, at) => limitsOf(answer, ear).map((limit) => ({ answer, at, limit })));
    const comparable = limited.filter(({ limit }) => isComparable(limit));
    const fitting = comparable.filter(({ answer }) => scoreLimits(answer, sentences, ear) > 0);
    const [first, ...others] = fitting;
    if (!subject || !first || others.length > 0) return [];
    const { answer, at, limit } = first;
    if (isOfRest(answer) && isOfSize(limit) && !isMarked && amounts.length < 2) return [];
    const isStrange = things.some((stem) => !likeTo(stem).some((own) => subject.spoken.has(own)));
    if (isStrange || (things.length === 0 && !isMarked)) return [];
    const isNamed = isPickedOut(things, subject, common, likeTo);
    // "127 of 128 GB used" is of the whole phone, and not of what its messages take.
    if (!isOfRest(answer) && isOfSize(limit) && !isNamed) return [];
    return [{ question, answer: at, isSure: true as const, isNamed }];
  });
  const named = found.filter(({ isNamed }) => isNamed);
  const told = named.length > 0 ? named : found;
  return told.length === 1 ? told : [];
}
