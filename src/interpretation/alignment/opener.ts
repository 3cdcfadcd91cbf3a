import type { Lexicon } from '../text/lexicon.ts';
import { isIn } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';
import type { Polarity } from './evidence.ts';

/** A yes or no that the sentence begins with. */
export function openerOf(tokens: readonly WordToken[], { words }: Lexicon): Polarity | undefined {
  for (const token of tokens.slice(0, 3)) {
    if (words.thumbs.up.includes(token.text)) return 1;
    if (words.thumbs.down.includes(token.text)) return -1;
    if (isIn(token, 'neither')) return undefined;
    if (isIn(token, 'yes') && (!isIn(token, 'intensifiers', 'affirming') || tokens.length <= 2)) return 1;
    // "Hardly" is a no by itself; in front of something it only denies that.
    if (isIn(token, 'no') && isIn(token, 'not') && !isIn(token, 'determiners') && tokens.length > 2) return undefined;
    if (isIn(token, 'no')) return isNoun(tokens, tokens.indexOf(token), words.particles) ? undefined : -1;
    if (!isIn(token, 'courtesy', 'intensifiers', 'joints')) return undefined;
  }
  return undefined;
}

/** "No sound" denies a sound; it need not be a no. "No, on Wi-Fi" is one, with or without its comma. */
function isNoun(tokens: readonly WordToken[], at: number, particles: readonly string[]): boolean {
  const next = tokens[at + 1];
  return (
    next !== undefined &&
    isIn(tokens[at], 'determiners') &&
    !particles.includes(next.text) &&
    !isIn(next, 'pronouns', 'auxiliaries', 'determiners', 'not', 'courtesy', 'intensifiers', 'hollow')
  );
}

/** "That is right", "you are wrong", "that is not the case". */
export function agreementIn(tokens: readonly WordToken[], isNegative: boolean): Polarity | undefined {
  const copula = tokens.findIndex((token) => isIn(token, 'auxiliaries'));
  const affirms = tokens.findIndex((token) => isIn(token, 'affirming', 'denying'));
  if (copula < 0 || affirms < copula) return undefined;
  const rest = tokens.filter((token) => isIn(token, 'affirming', 'denying') || !isIn(token, ...small));
  if (!rest.every((token) => isIn(token, 'affirming', 'denying'))) return undefined;
  const denies = rest.filter((token) => isIn(token, 'denying')).length % 2 === 1;
  return denies === isNegative ? 1 : -1;
}

/** What may stand around such a word. */
const small = [
  'pronouns',
  'auxiliaries',
  'intensifiers',
  'courtesy',
  'not',
  'no',
  'yes',
  'looking',
  'opining',
  'telling',
  'determiners',
  'hollow',
] as const;
