import { type WordGroup, type Words, wordGroups } from '../../domain/content/words.ts';
import { wordsOf } from '../../domain/text/words.ts';
import type { Stem } from '../../intents/text/stemmer.ts';
import { drawnOut } from '../../intents/text/tokens.ts';

/** A language's words, arranged for looking them up. */
export type Lexicon = {
  readonly words: Words;
  readonly stem: Stem;
  /** The groups of a written-out word, or of several with single spaces; undefined where none has it. */
  readonly groupsOf: (phrase: string) => ReadonlySet<WordGroup> | undefined;
  /** The stems of a phrase that means one thing ("turned on" is "turn on"); undefined where it is none. */
  readonly phrasal: (stems: string) => string | undefined;
  /** How many words the longest entry has that begins with a word, or with a word of its stem; 1 if none does. */
  readonly longestFrom: (word: string, stem: string) => number;
  /** How a word is written out, in one or more words. */
  readonly writtenOut: (word: string) => readonly string[];
  /** Phrases that count where a "not" stands before them in their clause. */
  readonly unknown: ReadonlySet<string>;
};

/**
 * Arranges words for looking them up.
 *
 * @param stem the language's stemmer
 * @param correct sets right a word that was typed wrong; what is listed here is never asked about
 */
export function lexiconOf(words: Words, stem: Stem, correct: (word: string) => string = (word) => word): Lexicon {
  const groups = new Map<string, Set<WordGroup>>();
  const unknown = new Set<string>();
  const longest = new Map<string, number>();
  const begin = (entry: string) => {
    const [first = '', ...rest] = entry.split(' ');
    longest.set(first, Math.max(longest.get(first) ?? 1, rest.length + 1));
  };
  const note = (entry: string, group: WordGroup) => {
    begin(entry);
    const met = groups.get(entry);
    if (met) met.add(group);
    else groups.set(entry, new Set([group]));
  };
  const [not] = words.not;
  for (const group of wordGroups)
    for (const written of words[group]) {
      const entry = plain(written);
      const [first = '', ...rest] = entry.split(' ');
      if (group === 'unknowing' && first === not && rest.length > 0) {
        unknown.add(rest.join(' '));
        note(rest.join(' '), 'unknowing');
      } else note(entry, group);
    }
  // An entry of another group as a whole ("not sure" is not a no) is met as a whole.
  for (const entry of words.unknowing.map(plain)) groups.get(entry)?.add('unknowing');
  for (const entry of [...Object.keys(words.amounts), ...Object.keys(words.numbers), ...Object.keys(words.ordinals)])
    begin(entry);
  const phrases = new Map<string, string>();
  for (const entry of [...words.alike.flat(), ...words.opposites.flat()].map(plain)) {
    if (!entry.includes(' ')) continue;
    const stems = entry.split(' ').map(stem).join(' ');
    phrases.set(stems, stems);
    begin(stems);
  }
  const ends = Object.entries(words.writtenOut).filter(([short]) => short.startsWith("'") || short === "n't");
  const out = new Map(Object.entries(words.writtenOut).map(([short, long]) => [short, wordsOf(long)]));
  const isListed = (word: string) => groups.has(word) || out.has(word);
  const corrected = (word: string) => {
    if (isListed(word)) return word;
    const once = word.replace(drawnOut, '$1');
    if (once === word) return correct(word);
    const twice = word.replace(drawnOut, '$1$1');
    return [twice, once].find(isListed) ?? correct(once);
  };
  return {
    words,
    stem,
    longestFrom: (word, stemmed) => Math.max(longest.get(word) ?? 1, longest.get(stemmed) ?? 1),
    unknown,
    groupsOf: (phrase) => groups.get(phrase),
    phrasal: (stems) => phrases.get(stems),
    writtenOut: (word) => {
      const known = out.get(word);
      if (known) return known;
      for (const [end, long] of ends)
        if (word.endsWith(end) && word.length > end.length)
          return [corrected(word.slice(0, -end.length)), ...wordsOf(long)];
      const meant = corrected(word);
      return out.get(meant) ?? [meant];
    },
  };
}

/** An entry in the form that texts are read in. */
function plain(entry: string): string {
  return entry.toLowerCase().replaceAll('-', '').trim();
}
