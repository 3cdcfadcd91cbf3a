import type { Lexicon } from '../text/lexicon.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import type { Polarity } from './evidence.ts';

/** A yes or no that the sentence begins with. */
export function openerOf(tokens: readonly WordToken[], { words }: Lexicon): Polarity | undefined {
  if (isCutDenial(tokens)) return -1;
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

/** "Not since last month", "not yet, but …": a "not" that nothing follows in its part of the sentence. */
function isCutDenial(tokens: readonly WordToken[]): boolean {
  const rest = tokens.filter((token) => !isIn(token, 'courtesy', 'intensifiers') && !token.isAmount);
  const [first] = rest;
  return rest.length === 1 && isIn(first, 'not') && !isIn(first, 'determiners', 'no');
}

/** "No way am I doing that": a refusal of several words that inverts the order of what follows. */
export function isFrontedDenial([first, second]: readonly WordToken[]): boolean {
  return isIn(first, 'no') && first?.text.includes(' ') === true && isIn(second, 'auxiliaries');
}

/**
 * A yes or no that a sentence ends with, behind all that led up to it: "the battery died, so yes", "… so yeah I guess".
 */
export function closerOf({ tokens, stops, asks }: Sentence): Polarity | undefined {
  if (asks) return undefined;
  let at = tokens.findLastIndex((token) => !isIn(token, 'courtesy', 'opining', 'pronouns'));
  const last = tokens[at];
  if (!last || !isPlain(last)) return undefined;
  while (at > 0 && isPlain(tokens[at - 1])) at--;
  if (at === 0 || !(stops.has(at) || isIn(tokens[at - 1], 'joints', 'contrasts'))) return undefined;
  return isIn(last, 'yes') ? 1 : -1;
}

/** Whether a word can only be a yes or a no: "right" and "sure" may be something else at the end. */
function isPlain(token: WordToken | undefined): boolean {
  return isIn(token, 'yes', 'no') && !isIn(token, 'affirming', 'intensifiers', 'courtesy', 'neither');
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

/** "That is right", "you are wrong", "that is not the case"; "that was wrong" is about something earlier. */
export function agreementIn(tokens: readonly WordToken[], isNegative: boolean): Polarity | undefined {
  if (tokens.some((token) => isIn(token, 'past'))) return undefined;
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
