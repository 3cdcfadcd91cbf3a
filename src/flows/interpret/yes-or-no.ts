import type { Answer } from '../../domain/content/flow.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { candidateSayings } from '../sayings/candidate-sayings.ts';
import { beginningOf, findSaying, type PreparedText } from '../sayings/find-saying.ts';

export type YesOrNo = 'yes' | 'no';

/** Nothing turns a yes or no round: "not really" is a saying of its own. */
const none: readonly string[] = [];

/** Whether a text says yes or no, by the first of the two among its first words. */
export function yesOrNoOf(prepared: PreparedText, hears: Phrases['hears']): YesOrNo | undefined {
  const start = beginningOf(prepared, 4, none);
  const all = (['yes', 'no'] as const).flatMap((turn) =>
    candidateSayings(start, hears[turn]).flatMap((saying) => {
      const found = findSaying(start, saying);
      return found ? [{ ...found, turn }] : [];
    }),
  );
  return all.toSorted((a, b) => a.start - b.start || b.length - a.length)[0]?.turn;
}

/** Which answers are a yes and which a no, by how their labels begin; of two answers, one settles the other. */
export function polaritiesOf(answers: readonly Answer[], hears: Phrases['hears']): readonly (YesOrNo | undefined)[] {
  const turns = answers.map(({ label }) => {
    const first = wordsOf(label)[0] ?? '';
    if (hears.yes.includes(first)) return 'yes';
    return hears.no.includes(first) ? 'no' : undefined;
  });
  if (turns.length !== 2) return turns;
  const [a, b] = turns;
  return [a ?? opposite(b), b ?? opposite(a)];
}

function opposite(turn: YesOrNo | undefined): YesOrNo | undefined {
  return turn && (turn === 'yes' ? 'no' : 'yes');
}
