import { onceFor } from '../../domain/once-for.ts';
import { contentOf } from '../alignment/proposition.ts';
import { stemIndex } from '../answers/stem-index.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Clause } from './clauses-of.ts';

/** The words that a step can be known by. */
type StepWords = {
  /** Its title, and openings that belong to it. */
  readonly own: readonly string[];
  /** Its question, its labels, and where to look. */
  readonly around: readonly string[];
};

/** The steps of a flow, and how people begin it without naming any. */
export type NameableSteps = { readonly steps: readonly StepWords[]; readonly openings: readonly string[] };

/** How much is named of a step, and how much more than of any other. */
type Naming = { readonly step: number; readonly score: number; readonly lead: number };

/** How much a word counts that only stands around a step, and is none of its own. */
const around = 0.6;
/** How much a similar word counts, compared with the same one. */
const inLikeness = 0.6;
const alike = 0.9;

/**
 * How far clauses name each step by its own words, the most named first. A word tells more about a step if fewer steps
 * have it, and if people seldom say it about the problem as a whole.
 */
export function stepsNamed(clauses: readonly Clause[], nameable: NameableSteps, ear: Ear): readonly Naming[] {
  const said = new Set(clauses.flatMap(({ text }) => stemsOf(text, ear)));
  const { steps, alikeTo } = wordsIn(ear)(nameable);
  const scores = steps.map((own, step) => {
    let score = 0;
    for (const stem of said) score += own.get(stem) ?? likeliest(alikeTo(stem), own);
    return { step, score };
  });
  const order = scores.toSorted((a, b) => b.score - a.score);
  return order.map((each, at) => ({ ...each, lead: each.score - (order[at === 0 ? 1 : 0]?.score ?? 0) }));
}

function likeliest(stems: readonly string[], own: ReadonlyMap<string, number>): number {
  return stems.reduce((most, stem) => Math.max(most, own.get(stem) ?? 0), 0) * inLikeness;
}

/** How much each word tells of each step, and which of them are like a stem. */
type NamingWords = {
  readonly steps: readonly ReadonlyMap<string, number>[];
  readonly alikeTo: (stem: string) => readonly string[];
};

const wordsIn = onceFor((ear: Ear) =>
  onceFor((nameable: NameableSteps): NamingWords => {
    const steps = weighedWords(nameable, ear);
    const stems = stemIndex(ear.relate);
    for (const own of steps) stems.add(own.keys());
    return { steps, alikeTo: (stem) => stems.alikeTo(stem, alike) };
  }),
);

function weighedWords({ steps, openings }: NameableSteps, ear: Ear): readonly ReadonlyMap<string, number>[] {
  const bags = steps.map((step) => {
    const bag = new Map<string, number>();
    for (const stem of step.around.flatMap((text) => stemsOf(text, ear))) bag.set(stem, around);
    for (const stem of step.own.flatMap((text) => stemsOf(text, ear))) bag.set(stem, 1);
    return bag;
  });
  const begun = new Map<string, number>();
  for (const opening of openings) for (const stem of stemsOf(opening, ear)) begun.set(stem, (begun.get(stem) ?? 0) + 1);
  const among = (stem: string) => bags.filter((bag) => bag.has(stem)).length;
  const rarity = (count: number, of: number) => Math.log((of + 1) / count) / Math.log(of + 1);
  return bags.map(
    (bag) =>
      new Map(
        [...bag].map(([stem, weight]) => [
          stem,
          weight * rarity(among(stem), steps.length) * rarity(1 + (begun.get(stem) ?? 0), openings.length),
        ]),
      ),
  );
}

function stemsOf(text: string, { lexicon }: Ear): readonly string[] {
  const tokens = sentencesOf(text, lexicon).flatMap((sentence) => contentOf(sentence.tokens));
  const telling = tokens.filter((token) => !isIn(token, 'particles', 'good', 'perceiving', 'looking'));
  return [...new Set(telling.map(({ stem }) => stem))];
}
