import type { Examples } from '../../domain/content/content.ts';
import { plainText } from '../../domain/text/words.ts';

/** What a model is trained from: utterances with their intents, what is out of scope, and the language of both, with its letters. */
export type Learnable = Pick<Examples, 'language' | 'letters' | 'utterances' | 'notOurs'>;

/** One row to train on; one without an intent is out of scope. */
export type TrainingRow = { readonly text: string; readonly intent?: string; readonly step?: string };

/**
 * The training rows of examples, sorted, so that the order of files and lines does not matter. Each intent's name, read
 * as words, is one more row: it is free, and worth up to four points where examples are few.
 */
export function trainingRowsOf(examples: Pick<Examples, 'utterances' | 'notOurs'>): readonly TrainingRow[] {
  const names = [...new Set(examples.utterances.map((example) => example.intent))].map((intent) => ({
    intent,
    text: intentWords(intent),
  }));
  const rows: TrainingRow[] = [...examples.utterances, ...names, ...examples.notOurs.map((text) => ({ text }))];
  const keyed = rows.map((row) => ({ row, key: [row.intent ?? '', plainText(row.text), row.step ?? ''].join('\n') }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter(({ key }, at) => key !== keyed[at - 1]?.key).map(({ row }) => row);
}

/** An intent's name as words: `iphone-frozen`, `Refund_not_showing_up` and "makeUpdate" alike. */
function intentWords(intent: string): string {
  return intent
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
