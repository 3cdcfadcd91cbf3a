import { wordsOf } from '../../domain/text/words.ts';
import type { Why } from '../../intents/inspect/why.ts';
import { type Html, html } from './html.ts';

/** The weight from which a word is marked: without it the belief would be a third smaller. */
const speaks = Math.log(1.5);

/** A sentence in which the words are marked that speak for what it was taken for. */
export function marked(text: string, words: Why['words']): Html {
  const strong = new Set(words.filter(({ says }) => says >= speaks).map(({ word }) => word));
  const parts = text
    .split(/([\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*)/u)
    .map((part) => (wordsOf(part).some((word) => strong.has(word)) ? html`<mark>${part}</mark>` : html`${part}`));
  return html`${parts}`;
}
