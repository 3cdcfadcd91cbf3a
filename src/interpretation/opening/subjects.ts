import { onceFor } from '../../domain/once-for.ts';
import { contentOf } from '../alignment/proposition.ts';
import { stemsOfAnswer } from '../answers/match-saying.ts';
import type { PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';

/** A question that nobody has asked yet. */
export type UnaskedQuestion = {
  readonly title: string;
  readonly ask: string;
  readonly answers: readonly PossibleAnswer[];
};

/** What a question is about. */
export type AskedSubject = {
  /** Its stems, and how well each tells it from the others … */
  readonly weights: ReadonlyMap<string, number>;
  /** … those of its title … */
  readonly titled: ReadonlySet<string>;
  /** All stems that it is asked with, or answered … */
  readonly spoken: ReadonlySet<string>;
  /** … and of these the ones that no other question has. */
  readonly only: ReadonlySet<string>;
};

/** What each question is about: stems, and how well each tells it from the others. */
export const subjectsIn = onceFor((ear: Ear) =>
  onceFor((questions: readonly UnaskedQuestion[]): readonly AskedSubject[] => {
    const own = questions.map(({ title, ask }) => ({ titled: stemsOf(title, ear), asked: stemsOf(ask, ear) }));
    const all = questions.map(
      ({ answers }, at) =>
        new Set([
          ...(own[at]?.titled ?? []),
          ...(own[at]?.asked ?? []),
          ...answers.flatMap((answer) => [...stemsOfAnswer(ear)(answer)]),
        ]),
    );
    const speaking = Map.groupBy(
      all.flatMap((stems) => [...stems]),
      (stem) => stem,
    );
    ear.sayings.add(all.flatMap((stems) => [...stems]));
    const count = (stem: string) => own.filter(({ titled, asked }) => titled.has(stem) || asked.has(stem)).length;
    const most = Math.log(questions.length + 1);
    const rarity = (stem: string) => Math.log((questions.length + 1) / count(stem)) / most;
    return own.map(({ titled, asked }, at) => ({
      titled,
      spoken: all[at] ?? new Set(),
      only: new Set([...(all[at] ?? [])].filter((stem) => speaking.get(stem)?.length === 1)),
      weights: new Map(
        [...new Set([...titled, ...asked])].map((stem) => [stem, rarity(stem) * (titled.has(stem) ? 1 : inQuestion)]),
      ),
    }));
  }),
);

/** How much a word names a question that stands in it, but not in its title. */
const inQuestion = 0.55;
/** Minimum similarity for a word to stand for another. */
export const alike = 0.9;

/** The stems of the words that name something; what only judges or counts names nothing. */
export function thingsIn(tokens: readonly WordToken[], ear: Ear): readonly string[] {
  return contentOf(tokens)
    .filter((token) => !isIn(token, 'good', 'bad', 'mended', 'ample', 'quantities') && isNamingWord(token, ear))
    .map(({ stem }) => stem);
}

/** The stems of the desk's own words that a stem stands for. */
export type Likenesses = (stem: string) => readonly string[];

export function likenessesIn({ sayings, relate }: Ear): Likenesses {
  const known = new Map<string, readonly string[]>();
  return (stem) => {
    const found = known.get(stem) ?? sayings.metBy(stem).filter((own) => relate(own, stem) >= alike);
    known.set(stem, found);
    return found;
  };
}

/** Whether one of some things is mentioned by this question alone, and not by the title above all of them. */
export function isPickedOut(
  things: readonly string[],
  subject: AskedSubject | undefined,
  common: ReadonlySet<string>,
  likeTo: Likenesses,
): boolean {
  return things.some((stem) => {
    const own = likeTo(stem);
    return own.some((each) => subject?.only.has(each)) && !own.some((each) => common.has(each));
  });
}

/** Whether a token is a word for something: no sign, and no unit. */
function isNamingWord({ text }: WordToken, { lexicon }: Ear): boolean {
  return /\p{L}/u.test(text) && !Object.values(lexicon.words.units).some((units) => text in units);
}

/** The stems of what a text names; small words that belong to a verb name nothing, and amounts do not. */
export function stemsOf(text: string, ear: Ear): ReadonlySet<string> {
  const tokens = ear.sentencesIn(text).flatMap((sentence) => contentOf(sentence.tokens));
  const naming = tokens.filter((token) => !isIn(token, 'particles', 'good', 'bad') && isNamingWord(token, ear));
  return new Set(naming.map(({ stem }) => stem));
}
