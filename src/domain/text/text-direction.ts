/** Letters of scripts that run from right to left. */
const rightToLeft =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\p{sc=Hanifi_Rohingya}]/u;

/** Opens a part whose direction is its own and turns nothing around it; the other closes it. */
const [open, close] = ['\u2068', '\u2069'];

type Direction = 'ltr' | 'rtl';

/** The direction of a text by its first letter, as `dir="auto"` tells it; undefined if it has no letter. */
export function directionOf(text: string): Direction | undefined {
  const first = /\p{L}/u.exec(text)?.[0];
  if (first === undefined) return undefined;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/**
 * A name, an address or somebody's words for a sentence that runs in another direction: set apart by signs that nobody
 * sees, so that neither turns the other round. Where all runs in one direction the words are returned as they are.
 */
export function isolated(words: string, sentence: string): string {
  if (words.includes('\n')) return words;
  const around = directionOf(sentence);
  if (around === undefined || !lettersAgainst(words, around)) return words;
  return `${open}${words}${close}`;
}

function lettersAgainst(words: string, around: Direction): boolean {
  if (around === 'ltr') return rightToLeft.test(words);
  return [...words].some((letter) => directionOf(letter) === 'ltr');
}
