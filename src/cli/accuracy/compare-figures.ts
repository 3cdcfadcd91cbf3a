import { isDeepStrictEqual } from 'node:util';
import { type Figures, type HoldoutOutcome, isUnderstood, lowerIsBetter, type SetFigures } from './figures.ts';

/** How much a change counts: a fall is worth knowing, worth a warning, or must be accepted by hand. */
export type Weight = 'note' | 'warning' | 'error';

/** A sentence whose outcome is another than before. */
export type Turned = { readonly text: string; readonly before: HoldoutOutcome; readonly after: HoldoutOutcome };

/** A figure that fell, of a language (`en`) or one of its intents (`en thanks`), and the sentences that made it fall. */
export type Fallen = {
  readonly of: string;
  readonly figure: string;
  readonly before: string;
  readonly after: string;
  readonly weight: Weight;
  readonly turned: readonly Turned[];
};

/** How one measurement differs from another. */
export type Difference = {
  readonly fallen: readonly Fallen[];
  /** How many sentences are understood now that were not. */
  readonly risen: number;
  readonly isSame: boolean;
};

/**
 * From which loss on a fall is a warning, and from which an error: so many sentences, and so large a share of them.
 * Another seed alone, or one utterance in another file, moves the desk that ships with the product by up to 3 %, and
 * what is understood at once by up to 6 % (docs/decisions/026).
 */
type Limits = Readonly<Record<'warning' | 'error', { readonly sentences: number; readonly share: number }>>;

const never = { sentences: Number.POSITIVE_INFINITY, share: 1 };
const limits = {
  set: { warning: { sentences: 4, share: 0.03 }, error: { sentences: 6, share: 0.06 } },
  intent: { warning: { sentences: 3, share: 0.15 }, error: { sentences: 4, share: 0.25 } },
  wrong: { warning: { sentences: 3, share: 0.01 }, error: { sentences: 4, share: 0.02 } },
  soft: { warning: { sentences: 8, share: 0.08 }, error: never },
} as const satisfies Record<string, Limits>;

/** Percentage points of a figure that has no sentences of its own. */
const warningPoints = 4;

/**
 * Compares figures with those that were accepted. Only sentences that both know are compared, so that a new and harder
 * holdout is no fall. Where another version of the program measured before, nothing is an error: no writer did it.
 */
export function compareFigures(before: Figures, after: Figures): Difference {
  const all = Object.entries(after.sets).flatMap(([language, set]) => {
    const old = before.sets[language];
    return old ? [compareSets(language, old, set)] : [];
  });
  const sameEngine = before.engine === after.engine;
  return {
    fallen: all
      .flatMap(({ fallen }) => fallen)
      .map((each) => (each.weight === 'error' && !sameEngine ? { ...each, weight: 'warning' } : each)),
    risen: all.reduce((sum, { risen }) => sum + risen, 0),
    isSame: isDeepStrictEqual(before, after),
  };
}

function compareSets(language: string, before: SetFigures, after: SetFigures) {
  const intents = Object.keys(after.holdouts).map((intent) => ({
    intent,
    pairs: pairsOf(before.holdouts[intent] ?? {}, after.holdouts[intent] ?? {}),
  }));
  const pairs = intents.flatMap((each) => each.pairs);
  const strangers = pairsOf(before.notOurs, after.notOurs);
  const isLost = (outcome: HoldoutOutcome) => outcome === 'lost';
  const begins = (outcome: HoldoutOutcome) => outcome.startsWith('begins ');
  const fallen = [
    fall(language, 'right or offered', pairs, isUnderstood, limits.set),
    rise(language, 'begun wrongly', pairs, begins, limits.wrong),
    fall(language, 'strangers turned away', strangers, isLost, limits.set),
    rise(language, 'strangers that begin a flow', strangers, begins, limits.wrong),
    ...intents.map(({ intent, pairs: own }) =>
      fall(`${language} ${intent}`, 'right or offered', own, isUnderstood, limits.intent),
    ),
    fall(language, 'right at once', pairs, (outcome) => outcome === 'right', limits.soft),
    ...pointsFallen(language, before, after, ['ranked first', 'calibration error']),
  ].filter((each) => each !== undefined);
  const rose = (list: readonly Turned[], isGood: (outcome: HoldoutOutcome) => boolean) =>
    list.filter((each) => !isGood(each.before) && isGood(each.after)).length;
  return { fallen, risen: rose(pairs, isUnderstood) + rose(strangers, isLost) };
}

/** The sentences that both know, with both outcomes. */
function pairsOf(
  before: Readonly<Record<string, HoldoutOutcome>>,
  after: Readonly<Record<string, HoldoutOutcome>>,
): readonly Turned[] {
  return Object.entries(after).flatMap(([text, outcome]) => {
    const old = Object.hasOwn(before, text) ? before[text] : undefined;
    return old === undefined ? [] : [{ text, before: old, after: outcome }];
  });
}

type Rule = (outcome: HoldoutOutcome) => boolean;

/** A figure of how many are good: it falls where fewer are. */
function fall(of: string, figure: string, pairs: readonly Turned[], isGood: Rule, limit: Limits): Fallen | undefined {
  const [was, is] = [
    pairs.filter(({ before }) => isGood(before)).length,
    pairs.filter(({ after }) => isGood(after)).length,
  ];
  if (is >= was) return undefined;
  const turned = pairs.filter(({ before, after }) => isGood(before) && !isGood(after));
  const percent = (count: number) => `${((100 * count) / pairs.length).toFixed(1)} %`;
  const weight = weightOf(was - is, pairs.length, limit);
  return { of, figure, before: percent(was), after: percent(is), weight, turned };
}

/** A figure of how many are bad: it is told where more are. */
function rise(of: string, figure: string, pairs: readonly Turned[], isBad: Rule, limit: Limits): Fallen | undefined {
  const fell = fall(of, figure, pairs, (outcome) => !isBad(outcome), limit);
  const percent = (side: 'before' | 'after') =>
    `${((100 * pairs.filter((each) => isBad(each[side])).length) / pairs.length).toFixed(1)} %`;
  return fell && { ...fell, before: percent('before'), after: percent('after') };
}

function weightOf(lost: number, of: number, { warning, error }: Limits): Weight {
  if (lost >= error.sentences && lost / of >= error.share) return 'error';
  return lost >= warning.sentences && lost / of >= warning.share ? 'warning' : 'note';
}

function pointsFallen(
  of: string,
  before: SetFigures,
  after: SetFigures,
  figures: readonly string[],
): readonly Fallen[] {
  return figures.flatMap((figure): readonly Fallen[] => {
    const [was, is] = [before.percent[figure], after.percent[figure]];
    if (was === undefined || is === undefined) return [];
    const lost = lowerIsBetter.has(figure) ? is - was : was - is;
    if (lost <= 0) return [];
    const weight = lost >= warningPoints ? 'warning' : 'note';
    return [{ of, figure, before: `${was.toFixed(1)} %`, after: `${is.toFixed(1)} %`, weight, turned: [] }];
  });
}
