import { boundedMap } from '../../domain/bounded-map.ts';
import { onceFor } from '../../domain/once-for.ts';
import { type Context, type PossibleAnswer, sayingsOfAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { namedIn } from './match-saying.ts';

/** The stems of all sayings of the answers. */
const stemsSaid = onceFor((ear: Ear) =>
  onceFor(
    (answers: readonly PossibleAnswer[]): ReadonlySet<string> =>
      new Set(answers.flatMap(sayingsOfAnswer).flatMap((saying) => namedIn(saying, ear))),
  ),
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
