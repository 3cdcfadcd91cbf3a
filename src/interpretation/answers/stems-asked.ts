import { boundedMap } from '../../domain/bounded-map.ts';
import { onceFor } from '../../domain/once-for.ts';
import { type Context, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { namedIn } from './match-saying.ts';

/**
 * Of more sayings than this, a word that only one has is there by chance: whoever says it does not yet speak of the
 * question.
 */
const many = 50;

/** The stems that answers are said with: by no chance, and all of them. */
type Stems = { readonly usual: ReadonlySet<string>; readonly all: ReadonlySet<string> };

const stemsSaid = onceFor((ear: Ear) =>
  onceFor((answers: readonly PossibleAnswer[]): Stems => {
    const sayings = answers.flatMap(sayingsOfAnswer);
    const counts = new Map<string, number>();
    for (const saying of sayings)
      for (const stem of new Set(namedIn(saying, ear))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const all = new Set(counts.keys());
    if (sayings.length <= many) return { usual: all, all };
    const labelled = answers.flatMap(({ label }) => namedIn(label, ear));
    const again = [...counts].flatMap(([stem, count]) => (count > 1 ? [stem] : []));
    return { usual: new Set([...labelled, ...again]), all };
  }),
);

/** The same answers are asked for by what was said last, which varies, and of an outcome also without any question. */
const mostAsked = 2;

const stemsOf = onceFor((_: Ear) => onceFor((_: readonly PossibleAnswer[]) => boundedMap<string, Stems>(mostAsked)));

/** The stems of what the question turns on, and of those that its answers are usually said with. */
export function stemsAsked(context: Context, ear: Ear): ReadonlySet<string> {
  return gathered(context, ear).usual;
}

/** The same with every stem of every saying: what words beside a question or an amount can be about. */
export function stemsAndSayings(context: Context, ear: Ear): ReadonlySet<string> {
  return gathered(context, ear).all;
}

/** Both; content, and gathered once. */
function gathered({ question = '', said = '', answers }: Context, ear: Ear): Stems {
  const key = `${question}\n${said}`;
  const known = stemsOf(ear)(answers);
  const before = known.get(key);
  if (before) return before;
  const own = [question, said]
    .flatMap(ear.propositionsIn)
    .flatMap(({ main, condition }) => [...main, ...condition].map(({ stem }) => stem));
  const { usual, all } = stemsSaid(ear)(answers);
  const made = { usual: new Set([...own, ...usual]), all: new Set([...own, ...all]) };
  known.set(key, made);
  return made;
}
