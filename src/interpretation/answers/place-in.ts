import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';

/** "The second one", "2", "the last": the answer's place, where nothing else is said. */
export function placeIn(sentences: readonly Sentence[], count: number, { lexicon }: Ear): number | undefined {
  const [sentence] = sentences;
  if (sentences.length !== 1 || !sentence || sentence.tokens.length > 8) return undefined;
  let place: number | undefined;
  for (const token of sentence.tokens) {
    const ordinal = lexicon.words.ordinals[token.text] ?? (/^\d$/.test(token.text) ? Number(token.text) : undefined);
    if (ordinal !== undefined && place === undefined) place = ordinal;
    else if (!isIn(token, 'picking', 'courtesy', 'intensifiers', 'yes')) return undefined;
  }
  if (place === undefined) return undefined;
  const at = place < 0 ? count + place : place - 1;
  return at >= 0 && at < count ? at : undefined;
}
