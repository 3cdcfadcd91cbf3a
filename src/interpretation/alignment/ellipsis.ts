import type { Lexicon } from '../text/lexicon.ts';
import { isIn } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';
import type { Proposition } from './proposition.ts';

/** "It does", "they aren't", "I haven't got any": nothing but small words, and one that is or does. */
export function isElliptic(
  tokens: readonly WordToken[],
  content: readonly WordToken[],
  asked: Proposition,
  lexicon: Lexicon,
): boolean {
  const rest = content.filter((token) => !isIn(token, 'perceiving'));
  if (rest.length > 0) return isCutShort(tokens) && agrees(tokens, asked, lexicon);
  if (tokens.some((token) => isIn(token, 'nothing')) && !tokens.some((token) => isIn(token, 'auxiliaries')))
    return true;
  const perceives = tokens.some((token) => isIn(token, 'perceiving') && !isIn(token, 'auxiliaries'));
  if (perceives && !asked.isPerceived) return false;
  if (!perceives && !agrees(tokens, asked, lexicon)) return false;
  const verb = tokens.findIndex((token) => isIn(token, 'auxiliaries', 'perceiving'));
  if (verb < 0) return false;
  // "Did that" is a sentence of its own: who does stands in front.
  const subject = perceives ? tokens : tokens.slice(0, verb);
  return (
    subject.some((token) => isIn(token, 'pronouns')) &&
    tokens.every(
      (token, at) =>
        isIn(token, ...beside) ||
        (at < verb ? isIn(token, 'subjects', 'referring', 'pronouns', 'joints') : isIn(token, 'echoes')),
    )
  );
}

/** What may stand anywhere in such a sentence. */
const beside = [
  'auxiliaries',
  'perceiving',
  'not',
  'intensifiers',
  'courtesy',
  'yes',
  'no',
  'only',
  'always',
  'sometimes',
] as const;

/** "My laptop does", "the TV doesn't either": nothing follows the auxiliary. */
function isCutShort(tokens: readonly WordToken[]): boolean {
  const at = tokens.findLastIndex((token) => isIn(token, 'auxiliaries'));
  if (tokens.some((token) => isIn(token, 'subjects', 'referring') && isIn(token, 'pronouns'))) return false;
  return at > 0 && tokens.slice(at + 1).every((token) => isIn(token, 'not', 'intensifiers'));
}

/** "It isn't" does not answer "did you". */
function agrees(tokens: readonly WordToken[], asked: Proposition, { words }: Lexicon): boolean {
  if (asked.auxiliary === '') return true;
  const said = tokens.find((token) => isIn(token, 'auxiliaries'))?.text.split(' ')[0] ?? '';
  return words.kindsOfAuxiliaries.some((kind) => kind.includes(said) && kind.includes(asked.auxiliary));
}
