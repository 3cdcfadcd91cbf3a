import { wordsOf } from '../../domain/text/words.ts';
import type { Why } from '../../intents/inspect/why.ts';
import { type Html, html } from './html.ts';

/** From here on a word counts: without it the belief would be a third smaller. */
const speaks = Math.log(1.5);

/** A sentence, the words marked that speak for what it was taken for. */
export function marked(text: string, words: Why['words']): Html {
  const strong = new Set(words.filter(({ says }) => says >= speaks).map(({ word }) => word));
  const parts = text
    .split(/([\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*)/u)
    .map((part) => (wordsOf(part).some((word) => strong.has(word)) ? html`<mark>${part}</mark>` : html`${part}`));
  return html`${parts}`;
}
