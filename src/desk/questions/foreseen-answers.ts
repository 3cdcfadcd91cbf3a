import type { KindOf } from '../../domain/content/acts.ts';
import type { Faq, QuestionsBack, Step } from '../../domain/content/flow.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { kindFit } from './kind-fit.ts';
import { covering, likeness, type Question } from './likeness.ts';
import { resemblance } from './resemblance.ts';
import { type Stems, wordingsOf, wordsAsked, wordsOfFaq } from './telling-words.ts';

/** Where foreseen questions stand, and how near that is. */
export type Source = {
  readonly questions: QuestionsBack;
  readonly step: Step;
  readonly nearness: number;
  /** So far a question has to resemble a foreseen one: the further away, the more. */
  readonly least: number;
  /** Another step, and the question does not name what it is about. */
  readonly isUnnamed?: boolean;
  /** What it counts to be asked in the very words that were foreseen. */
  readonly bySaying: number;
};

/** A question back, in its words and by what they tell. */
export type PutQuestion = { readonly words: string; readonly question: Question; readonly kind: KindOf<'ask'> };

export type ForeseenAnswer = { readonly score: number; readonly step: Step; readonly faq: Faq };

/** What a question is like counts for so much, and what it names for the rest. */
const byWording = 0.35;
const byNames = 0.65;

/** How much the kinds that a foreseen question is asked in count for it, or against it. */
const byFit = 0.35;

/** From this likeness on a question is put as it was foreseen. */
const asForeseen = 0.85;

/** For so many of the likeliest it is looked at what they are answered. */
const mostRead = 12;

/** What is asked beyond the kind of a question has to be spoken of by so much. */
const leastSpoken = 0.2;

/** What another step foresees fits so much less where neither its subject nor a word of the question itself is said. */
const unnamedStep = 0.2;

/** The foreseen questions that a question is most like, each with how well it fits. */
export function foreseenAnswers(
  sources: readonly Source[],
  { words, question, kind }: PutQuestion,
  ear: Ear,
): readonly ForeseenAnswer[] {
  const all = sources.flatMap((source) =>
    (source.questions.faq ?? []).map((faq) => {
      const like = wordingsOf(ear)(faq).reduce((most, each) => Math.max(most, likeness(question, each)), 0);
      const named = covering(question, wordsAsked(ear)(faq)) ?? like;
      return { score: byWording * like + byNames * named + source.nearness, like, source, faq };
    }),
  );
  // "How much is a bigger one?" is not what a repair costs.
  const left = (stem: string) => 1 - question.asked.explainedBy(kind, stem);
  const speaksOfIt = (faq: Faq) => (covering(question, wordsOfFaq(ear)(faq), left) ?? 1) >= leastSpoken;
  // Answers are long: only the likeliest are read.
  return all
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostRead)
    .filter(({ faq, source }) => resemblance(words, faq, ear) >= source.least && speaksOfIt(faq))
    .map(({ like, faq, source: { step, nearness, bySaying, isUnnamed } }) => {
      const named = covering(question, wordsOfFaq(ear)(faq)) ?? like;
      const verbatim = like >= asForeseen ? bySaying : 0;
      const score = byWording * like + byNames * named + byFit * kindFit(kind, faq, ear);
      const aside = isUnnamed && !sharesWord(question, wordsAsked(ear)(faq)) ? unnamedStep : 0;
      return { score: score + nearness + verbatim - aside, step, faq };
    });
}

/** Whether a foreseen question has one of the words that carry a question, and not only one that means about the same. */
function sharesWord({ said }: Question, asked: Stems): boolean {
  return [...said].some(([stem, share]) => share === 1 && asked.has(stem));
}
