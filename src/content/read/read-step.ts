import { type CallByFact, type Facts, type Guard, meanings, type OutcomeSayings } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import { readQuestionsBack } from './read-questions-back.ts';
import { at, flag, list, number, pairs, text, texts } from './read-value.ts';
import type { UncheckedAnswer, UncheckedStep } from './unchecked.ts';
import { below, type Path, type Place } from './yaml-file.ts';

/** Reads one step; `malformed` are the paths of the file whose shape is faulty. */
export function readStep(id: string, value: unknown, place: Place, malformed: readonly Path[]): UncheckedStep {
  const answers = at(value, 'answers');
  const when = at(value, 'when');
  const symptoms = at(value, 'symptoms');
  const tried = at(value, 'tried');
  const keys = present({
    use: text(at(value, 'use')),
    title: text(at(value, 'title')),
    ask: text(at(value, 'ask')),
    answers:
      answers === undefined
        ? undefined
        : list(answers).map((answer, index) => readAnswer(answer, below(place, 'answers', index))),
    path: text(at(value, 'path')),
    opens: text(at(value, 'opens')),
    how: text(at(value, 'how')),
    why: text(at(value, 'why')),
    fix: text(at(value, 'fix')),
    call: text(at(value, 'call')),
    when: when === undefined ? undefined : readGuard(when),
    parks: flag(at(value, 'parks')),
    minutes: number(at(value, 'minutes')),
    check: text(at(value, 'check')),
    symptoms: symptoms === undefined ? undefined : texts(symptoms),
    tried: tried === undefined ? undefined : texts(tried),
    ...readQuestionsBack(value, place),
  });
  const isMalformed = malformed.some((path) => place.path.every((key, index) => path[index] === key));
  return { id, place, keys, isMalformed };
}

/** The facts that a map sets; values that are not text are left out. */
export function readFacts(value: unknown): Facts {
  return Object.fromEntries(pairs(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function readGuard(value: unknown): Guard {
  return Object.fromEntries(pairs(value).map(([name, values]) => [name, texts(values)]));
}

function readAnswer(value: unknown, place: Place): UncheckedAnswer {
  const meaning = meanings.find((key) => text(at(value, key)) !== undefined);
  return present({
    place,
    meaning,
    label: meaning === undefined ? undefined : text(at(value, meaning)),
    known: text(at(value, 'known')),
    also: texts(at(value, 'also')),
    unasked: texts(at(value, 'unasked')),
    over: readBounds(at(value, 'over')),
    under: readBounds(at(value, 'under')),
    sets: readFacts(at(value, 'sets')),
    fix: text(at(value, 'fix')),
    call: text(at(value, 'call')),
    calls: readCalls(at(value, 'calls')),
  });
}

/** How people tell what a check asks; undefined where nothing is written. */
export function readOutcome(value: unknown): OutcomeSayings | undefined {
  return value === undefined
    ? undefined
    : present({
        also: texts(at(value, 'also')),
        over: readBounds(at(value, 'over')),
        under: readBounds(at(value, 'under')),
      });
}

/** Bounds as texts; a bare number counts things. */
function readBounds(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' ? [String(value)] : texts(value);
}

function readCalls(value: unknown): CallByFact | undefined {
  const [first] = pairs(value);
  return first && { fact: first[0], flows: readFacts(first[1]) };
}
