import type { KindOf } from '../../domain/content/acts.ts';
import type { Faq, QuestionsBack, Step } from '../../domain/content/flow.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { kindFit } from './kind-fit.ts';
import { covering, likeness, type Question } from './likeness.ts';
import { resemblance } from './resemblance.ts';
import { type Stems, wordingsOf, wordsAsked, wordsOfFaq } from './telling-words.ts';

/** Where foreseen questions stand, and how near that is to the open step. */
export type Source = {
  readonly questions: QuestionsBack;
  readonly step: Step;
  readonly nearness: number;
  /** Minimum resemblance to a foreseen question: the further away it stands, the more. */
  readonly least: number;
  /** Another step, and the question does not name what it is about. */
  readonly isUnnamed?: boolean;
  /** What it adds to be asked in the very words that were foreseen. */
  readonly bySaying: number;
};

/** A question back: its words, and what they tell. */
export type PutQuestion = { readonly words: string; readonly question: Question; readonly kind: KindOf<'ask'> };

export type ForeseenAnswer = { readonly score: number; readonly step: Step; readonly faq: Faq };

/** How much the resemblance of the wording counts; what the question names counts for the rest. */
const byWording = 0.35;
const byNames = 0.65;

/** How much the kind of a question counts for or against a foreseen one. */
const byFit = 0.35;

/** Minimum resemblance for a question to be put as it was foreseen. */
const asForeseen = 0.85;

/** For how many of the likeliest the answers are read too. */
const mostRead = 12;

/** How much of what is asked beyond its kind a foreseen question must cover. */
const leastSpoken = 0.2;

/** How much worse another step's foreseen question fits if neither its subject nor one of its own words is said. */
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

/** Whether a foreseen question has one of the very words that carry the question, and not only a synonym. */
function sharesWord({ said }: Question, asked: Stems): boolean {
  return [...said].some(([stem, share]) => share === 1 && asked.has(stem));
}
