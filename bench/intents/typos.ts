import { type Random, randomOf } from '../../src/intents/vectors/random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Texts with one slip of the finger in every sixth word on average: a letter left out, doubled, changed or swapped. */
export function withTypos(texts: readonly string[], seed: number): readonly string[] {
  const random = randomOf(seed);
  return texts.map((text) =>
    text
      .split(' ')
      .map((word) => (word.length > 1 && random() < 1 / 6 ? slipIn(word, random) : word))
      .join(' '),
  );
}

function slipIn(word: string, random: Random): string {
  const at = Math.floor(random() * word.length);
  const letter = letters[Math.floor(random() * letters.length)] ?? '';
  const before = word.slice(0, at);
  const here = word[at] ?? '';
  const after = word.slice(at + 1);
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + here + after;
    case 2:
      return before + letter + after;
    default:
      return before + after.slice(0, 1) + here + after.slice(1);
  }
}
