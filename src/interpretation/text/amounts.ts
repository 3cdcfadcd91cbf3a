import type { Lexicon } from './lexicon.ts';
import { isIn } from './segments.ts';
import type { WordToken } from './sentences.ts';

/** A number with what it counts. */
export type Amount = {
  readonly value: number;
  /** What is measured (`time`), or the stem of what is counted; empty where nothing is said. */
  readonly of: string;
  /** How many of the smallest its unit is; 1 where it has none. */
  readonly unit: number;
  /** "More than" or "less than" stands before it. */
  readonly bound?: 'over' | 'under';
  /** Where it stands among the tokens. */
  readonly at: number;
};

/** Words behind a number that are not what it counts. */
const countless = [
  'hollow',
  'pronouns',
  'auxiliaries',
  'joints',
  'contrasts',
  'conditions',
  'remaining',
  'used',
] as const;

/** From here on a number multiplies the one in front of it: "a hundred". */
const hundred = 100;

/** The amounts in a run of tokens. */
export function amountsIn(tokens: readonly WordToken[], lexicon: Lexicon): readonly Amount[] {
  const { words } = lexicon;
  return tokens.flatMap((token, at): Amount[] => {
    const bound = boundBefore(tokens, at);
    const said = words.amounts[token.text];
    if (said) {
      const unit = unitOf(said.unit, lexicon);
      return unit
        ? [{ value: said.number * unit.factor, of: unit.of, unit: unit.factor, at, ...(bound && { bound }) }]
        : [];
    }
    if (token.number === undefined) return [];
    // "A 64 GB phone"
    if (isIn(token, 'determiners') && (tokens[at + 1]?.number ?? hundred) < hundred) return [];
    const next = tokens[at + 1]?.number !== undefined ? tokens[at + 2] : tokens[at + 1];
    const times = tokens[at + 1]?.number ?? 1;
    const number = token.number * (times >= hundred ? times : 1);
    const unit = next && unitOf(next.text, lexicon);
    if (unit) return [{ value: number * unit.factor, of: unit.of, unit: unit.factor, at, ...(bound && { bound }) }];
    // "one", "a": without a unit they count nothing.
    if (words.numbers[token.text] !== undefined && number <= 2) return [];
    return [
      { value: number, of: next && !isIn(next, ...countless) ? next.stem : '', unit: 1, at, ...(bound && { bound }) },
    ];
  });
}

function boundBefore(tokens: readonly WordToken[], at: number): Amount['bound'] {
  for (let back = at - 1; back >= Math.max(0, at - 2); back--) {
    if (isIn(tokens[back], 'over')) return 'over';
    if (isIn(tokens[back], 'under')) return 'under';
  }
  return undefined;
}

function unitOf(text: string, { words }: Lexicon): { of: string; factor: number } | undefined {
  for (const [of, units] of Object.entries(words.units)) {
    const factor = units[text];
    if (factor !== undefined) return { of, factor };
  }
  return undefined;
}
