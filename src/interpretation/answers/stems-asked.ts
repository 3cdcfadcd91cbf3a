import { boundedMap } from '../../domain/bounded-map.ts';
import { onceFor } from '../../domain/once-for.ts';
import { type Context, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { namedIn, stemsOfAnswer } from './match-saying.ts';

/** Of more sayings than this, a word that only one has is there by chance: whoever says it does not yet speak of the question. */
const many = 50;

/** The stems that the answers are said with: those of their labels, of few sayings all, of many those that come again. */
const stemsSaid = onceFor((ear: Ear) =>
  onceFor((answers: readonly PossibleAnswer[]): ReadonlySet<string> => {
    const sayings = answers.flatMap(sayingsOfAnswer);
    const counts = new Map<string, number>();
    for (const saying of sayings)
      for (const stem of new Set(namedIn(saying, ear))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const labelled = answers.flatMap(({ label }) => namedIn(label, ear));
    const least = sayings.length > many ? 2 : 1;
    return new Set([...labelled, ...[...counts].flatMap(([stem, count]) => (count >= least ? [stem] : []))]);
  }),
);

/** The same answers are asked for by what was said last, which varies, and of an outcome also without any question. */
const mostAsked = 2;

const stemsOf = onceFor((_: Ear) =>
  onceFor((_: readonly PossibleAnswer[]) => boundedMap<string, ReadonlySet<string>>(mostAsked)),
);

/** The stems of what the question turns on, and of its answers' sayings; content, and gathered once. */
export function stemsAsked({ question = '', said = '', answers }: Context, ear: Ear): ReadonlySet<string> {
  const key = `${question}\n${said}`;
  const gathered = stemsOf(ear)(answers);
  const before = gathered.get(key);
  if (before) return before;
  const made = new Set([
    ...[question, said]
      .flatMap(ear.propositionsIn)
      .flatMap(({ main, condition }) => [...main, ...condition].map(({ stem }) => stem)),
    ...stemsSaid(ear)(answers),
  ]);
  gathered.set(key, made);
  return made;
}

/** The same with every stem of every saying: what words beside a question or an amount can be about. */
export function stemsAndSayings(context: Context, ear: Ear): ReadonlySet<string> {
  return new Set([
    ...stemsAsked(context, ear),
    ...context.answers.flatMap((answer) => [...stemsOfAnswer(ear)(answer)]),
  ]);
}
