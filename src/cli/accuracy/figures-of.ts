import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Examples } from '../../domain/content/content.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import type { Verdict } from '../../domain/understanding/verdict.ts';
import { type Measured, measure } from '../../intents/inspect/measure.ts';
import { modelVersion } from '../../intents/model/model-bytes.ts';
import { type Figures, type HoldoutOutcome, isUnderstood, type SetFigures } from './figures.ts';
import { type MeasuredReply, replyShares } from './measured-replies.ts';

/** A language's classifier and what it is measured on, and how the replies that are held out in it were heard. */
export type MeasuredSet = {
  readonly classifier: Classifier;
  readonly examples: Examples;
  readonly replies?: readonly MeasuredReply[];
};

/**
 * Measures every language. Sentences are sorted, so that a diff of the file shows only what has changed.
 *
 * @param before the accepted figures: if the same was learned with the same results, the thousands of utterances are
 *   not classified again
 */
export function figuresOf(sets: Readonly<Record<string, MeasuredSet>>, before?: Figures): Figures {
  return {
    engine: modelVersion,
    sets: Object.fromEntries(
      Object.keys(sets)
        .sort()
        .flatMap((language) => {
          const set = sets[language];
          return set
            ? [[language, setFigures(set, before?.engine === modelVersion ? before.sets[language] : undefined)]]
            : [];
        }),
    ),
  };
}

function setFigures({ classifier, examples, replies = [] }: MeasuredSet, before: SetFigures | undefined): SetFigures {
  const { understand } = classifier;
  const outcomes = (rows: readonly { readonly key: string; readonly text: string; readonly intent?: string }[]) =>
    Object.fromEntries(
      rows.map(({ key, text, intent }) => [key, outcomeOf(understand(text).verdict, intent)] as const).sort(byKey),
    );
  const learned = createHash('sha256')
    .update(JSON.stringify([examples.utterances, examples.notOurs]))
    .digest('hex');
  const intents = [...new Set(examples.holdouts.map(({ intent }) => intent))].sort();
  const held = {
    learned: learned.slice(0, 16),
    percent: { ...percentages(measure(classifier, examples)), ...replyPercentages(replies) },
    holdouts: Object.fromEntries(
      intents.map((intent) => [
        intent,
        outcomes(
          examples.holdouts.filter((each) => each.intent === intent).map(({ text }) => ({ key: text, text, intent })),
        ),
      ]),
    ),
    notOurs: outcomes(examples.notOursHoldouts.map((text) => ({ key: text, text }))),
    ...(replies.length > 0 && { replies: replyOutcomes(replies) }),
  };
  if (before && isDeepStrictEqual({ ...before, learnedInVain: {} }, { ...held, learnedInVain: {} })) return before;
  const tried = outcomes(examples.utterances.map(({ text, intent }) => ({ key: `${intent}: ${text}`, text, intent })));
  return {
    ...held,
    learnedInVain: Object.fromEntries(Object.entries(tried).filter(([, outcome]) => !isUnderstood(outcome))),
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function replyOutcomes(replies: readonly MeasuredReply[]): NonNullable<SetFigures['replies']> {
  const byFlow = [...Map.groupBy(replies, ({ flow }) => flow)];
  return Object.fromEntries(
    byFlow
      .map(
        ([flow, own]) =>
          [
            flow,
            Object.fromEntries(
              own.map(({ step, text, outcome }) => [`${step}: ${text}`, outcome] as const).sort(byKey),
            ),
          ] as const,
      )
      .sort(byKey),
  );
}

function replyPercentages(replies: readonly MeasuredReply[]): SetFigures['percent'] {
  if (replies.length === 0) return {};
  const { right, asked, wrong } = replyShares(replies);
  return {
    'replies heard right': percentOf(right),
    'replies asked about': percentOf(asked),
    'replies heard wrongly': percentOf(wrong),
  };
}

function percentages(measured: Measured): SetFigures['percent'] {
  return {
    'ranked first': percentOf(measured.accuracy),
    'right or offered': percentOf(measured.rightOrOffered),
    'right at once': percentOf(measured.sureAndRight),
    'begun wrongly': percentOf(measured.sureAndWrong),
    'strangers turned away': percentOf(measured.strangersLost),
    'calibration error': percentOf(measured.calibrationError),
  };
}

function outcomeOf(verdict: Verdict, intent: string | undefined): HoldoutOutcome {
  switch (verdict.type) {
    case 'sure':
      return verdict.intent === intent ? 'right' : `begins ${verdict.intent}`;
    case 'torn':
      return intent !== undefined && verdict.between.includes(intent)
        ? 'offered'
        : `asks: ${verdict.between.join(', ')}`;
    case 'lost':
      return 'lost';
  }
}

function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}
