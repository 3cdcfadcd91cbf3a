import { formsOfSaying, type PreparedText } from './find-saying.ts';
import type { WordShape } from './spelling.ts';

/** How a list's sayings are spelt, as written and with contractions expanded; all places are those in the list. */
export type SayingIndex = {
  readonly written: SpellingIndex;
  readonly expanded: SpellingIndex;
  /** The sayings that read differently with contractions expanded. */
  readonly contracted: SpellingIndex;
};

/** How a list's sayings are spelt in one form. */
export type SpellingIndex = {
  readonly masks: Int32Array;
  readonly slacks: Uint8Array;
  /** All letters of each. */
  readonly joined: readonly string[];
  /** The places of the sayings of which a word is the rarest: the one that fewest others have. */
  readonly rarest: ReadonlyMap<string, readonly number[]>;
  /** The words among them that may be misspelt. */
  readonly misspelt: LongWords;
  /** The places of the sayings that begin with two letters. */
  readonly beginnings: ReadonlyMap<string, readonly number[]>;
};

/** Words, side by side: many are compared with each word of a text, and few are like it. */
type LongWords = {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly lengths: Uint16Array;
  readonly slacks: Uint8Array;
};

/** How many letters a saying is indexed by. */
export const beginning = 2;

const known = new WeakMap<readonly string[], SayingIndex>();

/** Lists are content and recur with every message, so each is prepared once. */
export function sayingIndexOf(sayings: readonly string[], listened: PreparedText): SayingIndex {
  const before = known.get(sayings);
  if (before) return before;
  const forms = sayings.map((saying) => formsOfSaying(saying, listened));
  const written = forms.map(([asWritten]) => asWritten);
  const expanded = forms.map(([, writtenOut]) => writtenOut);
  const everywhere = [...sayings.keys()];
  const made: SayingIndex = {
    written: spellingIndexOf(written, everywhere),
    expanded: spellingIndexOf(expanded, everywhere),
    contracted: spellingIndexOf(
      expanded,
      everywhere.filter((place) => written[place] !== expanded[place]),
    ),
  };
  known.set(sayings, made);
  return made;
}

/** Arranges sayings; only those at `places` can be looked up. */
function spellingIndexOf(all: readonly PreparedText['forms'][0][], places: readonly number[]): SpellingIndex {
  const counts = new Map<string, number>();
  for (const { words } of all)
    for (const letters of new Set(words.map((word) => word.letters)))
      counts.set(letters, (counts.get(letters) ?? 0) + 1);
  const tellsMore = (a: WordShape, b: WordShape) =>
    (counts.get(b.letters) ?? 0) - (counts.get(a.letters) ?? 0) || b.slack - a.slack;
  const keys = all.map(({ words }) =>
    words.reduce<WordShape | undefined>((most, word) => (most && tellsMore(word, most) <= 0 ? most : word), undefined),
  );
  const long = places.flatMap((place) => keys[place] ?? []).filter(({ slack }) => slack > 0);
  const misspelt = [...new Map(long.map((word) => [word.letters, word])).values()];
  return {
    masks: Int32Array.from(all, ({ mask }) => mask),
    slacks: Uint8Array.from(all, ({ slack }) => slack),
    joined: all.map(({ joined }) => joined),
    rarest: Map.groupBy(places, (place) => keys[place]?.letters ?? ''),
    misspelt: {
      words: misspelt.map(({ letters }) => letters),
      masks: Int32Array.from(misspelt, ({ mask }) => mask),
      lengths: Uint16Array.from(misspelt, ({ letters }) => letters.length),
      slacks: Uint8Array.from(misspelt, ({ slack }) => slack),
    },
    beginnings: Map.groupBy(places, (place) => all[place]?.joined.slice(0, beginning) ?? ''),
  };
}
