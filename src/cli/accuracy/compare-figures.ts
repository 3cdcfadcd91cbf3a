import { isDeepStrictEqual } from 'node:util';
import {
  type Figures,
  type HoldoutOutcome,
  isHeardWrongly,
  isUnderstood,
  lowerIsBetter,
  type ReplyOutcome,
  type SetFigures,
} from './figures.ts';

/** How serious a loss is: worth knowing, worth a warning, or an error until someone accepts it. */
export type Weight = 'note' | 'warning' | 'error';

/** A sentence whose outcome has changed. */
type Turned = { readonly text: string; readonly before: HoldoutOutcome; readonly after: HoldoutOutcome };

/** A figure of a language (`en`) or of one of its intents (`en thanks`) that got worse, and the sentences behind it. */
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
  /** How many sentences are newly understood. */
  readonly risen: number;
  readonly isSame: boolean;
};

/**
 * The smallest loss that is a warning, and the smallest that is an error: both this many sentences and this share of
 * them. A different seed, or one utterance moved to another file, already changes the figures of the shipped desk by up
 * to 3 %, and the share understood at once by up to 6 % (docs/decisions/026).
 */
type Limits = Readonly<Record<'warning' | 'error', { readonly sentences: number; readonly share: number }>>;

const never = { sentences: Number.POSITIVE_INFINITY, share: 1 };
const limits = {
  set: { warning: { sentences: 4, share: 0.03 }, error: { sentences: 6, share: 0.06 } },
  intent: { warning: { sentences: 3, share: 0.15 }, error: { sentences: 4, share: 0.25 } },
  wrong: { warning: { sentences: 3, share: 0.01 }, error: { sentences: 4, share: 0.02 } },
  soft: { warning: { sentences: 8, share: 0.08 }, error: never },
} as const satisfies Record<string, Limits>;

/** The loss that is a warning, in percentage points, for a figure that has no sentences of its own. */
const warningPoints = 4;

/**
 * Compares figures with the accepted ones. Only sentences in both are compared, so that a new and harder holdout is no
 * loss. If another version of the program measured the accepted ones, nothing is an error: no writer caused it.
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
  const replies = Object.entries(after.replies ?? {}).map(([flow, own]) => ({
    flow,
    pairs: pairsOf(before.replies?.[flow] ?? {}, own),
  }));
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
    ...repliesFallen(language, replies),
    ...pointsFallen(language, before, after, ['ranked first', 'calibration error']),
  ].filter((each) => each !== undefined);
  const rose = (list: readonly Turned[], isGood: (outcome: HoldoutOutcome) => boolean) =>
    list.filter((each) => !isGood(each.before) && isGood(each.after)).length;
  const heard = replies.flatMap((each) => each.pairs);
  return { fallen, risen: rose(pairs, isUnderstood) + rose(strangers, isLost) + rose(heard, isHeardRight) };
}

/** Replies of the language, and of each of its flows, that are no longer heard right, or are taken for another answer. */
function repliesFallen(
  language: string,
  flows: readonly { readonly flow: string; readonly pairs: readonly Turned[] }[],
): readonly (Fallen | undefined)[] {
  const all = flows.flatMap(({ pairs }) => pairs);
  return [
    rise(language, 'replies heard wrongly', all, isHeardWrongly, limits.wrong),
    fall(language, 'replies heard right', all, isHeardRight, limits.set),
    ...flows.flatMap(({ flow, pairs }) => [
      rise(`${language} ${flow}`, 'replies heard wrongly', pairs, isHeardWrongly, limits.wrong),
      fall(`${language} ${flow}`, 'replies heard right', pairs, isHeardRight, limits.intent),
    ]),
  ];
}

const isHeardRight = (outcome: ReplyOutcome) => outcome === 'right';

/** The sentences in both, with both outcomes. */
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

/** Reports a count of good outcomes that has fallen. */
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

/** Reports a count of bad outcomes that has risen. */
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
