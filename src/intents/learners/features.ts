import { learnSpelling, type SpellingModel } from '../text/correct-spelling.ts';
import type { Grams } from '../text/grams.ts';
import type { Token } from '../text/tokens.ts';
import { type Rows, rowsWithin } from '../vectors/sparse.ts';
import { weighterOf } from '../vectors/tf-idf.ts';
import { type Vocabulary, vocabularyOf } from '../vectors/vocabulary.ts';

/** What is extracted from texts before training. */
export type Features = { readonly spelling: SpellingModel; readonly vocabulary: Vocabulary; readonly vectors: Rows };

/**
 * Tokenizes texts repeatedly instead of keeping the result: the tokens and grams of 30 000 texts take several times the
 * memory of their vectors, and reading takes a hundredth of the training time.
 */
export function featuresOf(
  texts: readonly string[],
  tokensOf: (text: string) => readonly Token[],
  gramsOf: (tokens: readonly Token[]) => Grams,
): Features {
  const tokens = mapped(texts, tokensOf);
  const grams = mapped(tokens, gramsOf);
  const spelling = learnSpelling(tokens);
  let room = 0;
  const counted = mapped(grams, (each) => {
    room += each.words.length + each.chars.length;
    return each;
  });
  const vocabulary = vocabularyOf(counted);
  const vectors = rowsWithin(room, texts.length, mapped(grams, weighterOf(vocabulary)));
  return { spelling, vocabulary, vectors };
}

/** Maps lazily, anew with each iteration. */
function mapped<From, To>(things: Iterable<From>, change: (thing: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const thing of things) yield change(thing);
    },
  };
}
