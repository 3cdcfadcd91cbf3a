import type { Content, Example } from '../../domain/content/content.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { lexiconIn } from '../../interpretation/ear.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { counted } from '../numbers.ts';
import type { MeasuredSet } from './figures-of.ts';

/** Minimum similarity of their utterances for two flows to count as described in much the same words. */
const close = 0.4;

/** How many utterances of each should say that the other flow's thing works, or is not meant. */
const fewest = 3;

/**
 * Hints to whoever writes utterances: of two flows that are told in much the same words, one has hardly any that name
 * the other only to say that it works or is not meant. Without them "mobile data works, Wi-Fi doesn't" is hard to tell
 * apart.
 */
export function contrastLines({ flows, words }: Content, { classifier, examples }: MeasuredSet): readonly string[] {
  if (!words) return [];
  const own = examples.utterances.filter(({ intent }) => flows[intent] !== undefined);
  const ear = { lexicon: lexiconIn({ words }) };
  const contrasts = own.flatMap(({ intent, text }) =>
    clausesOf(text, ear).flatMap((clause) => {
      const isLeftOut = clause.kind === 'works' || clause.kind === 'excluded';
      const named = isLeftOut ? classifier.understand(clause.text).ranking[0]?.intent : undefined;
      return named !== undefined && named !== intent ? [`${intent} ${named}`] : [];
    }),
  );
  return closePairs(own).flatMap((pair) =>
    [pair, pair.toReversed()].flatMap(([intent = '', other = '']) => {
      const found = contrasts.filter((each) => each === `${intent} ${other}`).length;
      if (found >= fewest) return [];
      const [title, works] = [flows[intent]?.title, flows[other]?.title];
      return [
        `hint: "${title}" and "${works}" are told in much the same words, and ${counted(found, 'utterance')} of ` +
          `intents/${intent}.yml ${found === 1 ? 'says' : 'say'} that the other one's thing works or isn't meant. Add some.`,
      ];
    }),
  );
}

/** The pairs of intents whose utterances have most in common, by the words that few of them have. */
function closePairs(utterances: readonly Example[]): readonly (readonly string[])[] {
  const told = new Map<string, readonly string[][]>();
  const among = new Map<string, number>();
  for (const { intent, text } of utterances) {
    const words = [...new Set(wordsOf(text))];
    told.set(intent, [...(told.get(intent) ?? []), words]);
    for (const word of words) among.set(word, (among.get(word) ?? 0) + 1);
  }
  const weights = new Map(
    [...told].map(([intent, texts]) => {
      const weight = new Map<string, number>();
      for (const word of texts.flat())
        weight.set(word, (weight.get(word) ?? 0) + Math.log(utterances.length / (among.get(word) ?? 1)) / texts.length);
      return [intent, weight] as const;
    }),
  );
  const intents = [...weights];
  return intents.flatMap(([one, a], at) =>
    intents.slice(at + 1).flatMap(([other, b]) => (likeness(a, b) >= close ? [[one, other]] : [])),
  );
}

/** The cosine of the angle between two lists of weights. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const dot = (x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>) =>
    [...x].reduce((sum, [word, weight]) => sum + weight * (y.get(word) ?? 0), 0);
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}
