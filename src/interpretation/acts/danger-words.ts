import { actName, kindsOf } from '../../domain/content/acts.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { isIn } from '../text/segments.ts';
import type { WordToken } from '../text/sentences.ts';

/** A danger's own words by the name of its kind, `urgent.burning`. A kind without any can be told with whatever words. */
export type DangerWords = Readonly<Record<string, readonly string[]>>;

/**
 * The kinds of danger, as `urgent.burning`, that have a word of their own in the clauses of a sentence. "It isn't burnt"
 * names none; an entry that itself says no, "not breathing", is meant as it stands. With `denied`, those that the words
 * deny outright and do not tell of: "nobody got a shock".
 */
export type DangersNamed = (
  clauses: readonly (readonly WordToken[])[],
  counting?: 'told' | 'denied',
) => ReadonlySet<string>;

/** How many other words may stand between two of an entry: "took the tablets", "took all of the tablets". */
const mostBetween = 2;

/** How many words behind a "not" or "no" it denies: "no smoke", "not in any water". Farther off it may mean another. */
const reachOfDenial = 3;

/**
 * Arranges the words of danger for looking them up.
 *
 * @param fold unifies the ways to type a letter; without it letters stand as they are
 */
export function dangersNamed(
  words: DangerWords,
  { stem, groupsOf }: Lexicon,
  fold: (text: string) => string = (text) => text,
): DangersNamed {
  const spelt = (text: string): Spelt => ({ word: fold(text), stem: stem(fold(text)) });
  const isDenying = (word: string) => groupsOf(word)?.has('not') || groupsOf(word)?.has('nothing');
  const all = kindsOf.urgent.map((kind) => actName({ act: 'urgent', kind }));
  const open = all.filter((kind) => (words[kind] ?? []).length === 0);
  const entries = all.flatMap((kind) =>
    (words[kind] ?? []).map((entry) => {
      const written = entry.toLowerCase().split(' ');
      return { kind, parts: written.map((part) => partOf(part, spelt)), isDenial: written.some(isDenying) };
    }),
  );
  return (clauses, counting = 'told') => {
    const said = clauses.map((tokens) => tokens.flatMap(({ text }) => text.split(' ').map(spelt)));
    const told = clauses.flatMap((tokens, at) => withoutDenied(said[at] ?? [], tokens));
    const named = new Set<string>(open);
    for (const { kind, parts, isDenial } of entries)
      if (!named.has(kind) && isSaid(parts, isDenial ? said.flat() : told)) named.add(kind);
    if (counting === 'told') return named;
    const outright = clauses.flatMap((tokens, at) => onlyDenied(said[at] ?? [], tokens));
    const denials = entries.filter(({ kind, parts }) => !named.has(kind) && isSaid(parts, outright));
    return new Set(denials.map(({ kind }) => kind));
  };
}

/** The words of a clause that are denied outright: "not in any water", and not the water in "can't stop the water". */
function onlyDenied(said: readonly Spelt[], tokens: readonly WordToken[]): readonly Spelt[] {
  let isDenied = false;
  const places = tokens.flatMap((token) => {
    const isWithin = isDenied;
    // "Not out of the water yet" leaves it where it was.
    const isAway = isIn(token, 'particles') && !isIn(token, 'echoes', 'pronouns');
    isDenied = isIn(token, 'not', 'nothing') || (isDenied && token.groups.size > 0 && !isAway);
    return token.text.split(' ').map(() => isWithin);
  });
  return said.map((each, at) => (places[at] ? each : denied));
}

/** The words of a clause, those left out that are denied. */
function withoutDenied(said: readonly Spelt[], tokens: readonly WordToken[]): readonly Spelt[] {
  const reaches = tokens.flatMap((token) => {
    // "Oh no, it's …": what may be an answer by itself denies the next word at most.
    const reach = isIn(token, 'not', 'nothing', 'exceptions') ? (isIn(token, 'no') ? 1 : reachOfDenial) : 0;
    return token.text.split(' ').map(() => reach);
  });
  const isDenied = (at: number) => reaches.some((reach, from) => from < at && at <= from + reach);
  return said.map((each, at) => (isDenied(at) ? denied : each));
}

/** A word as it was typed, and its stem. */
type Spelt = { readonly word: string; readonly stem: string };

/** Stands where a word is denied. */
const denied: Spelt = { word: '', stem: '' };

type Part = (said: Spelt) => boolean;

/** A word of an entry: in any of its forms, or, with an asterisk, how a word begins or ends. */
function partOf(written: string, spelt: (text: string) => Spelt): Part {
  const [before, after] = [written.startsWith('*'), written.endsWith('*')];
  const { word, stem } = spelt(written.replaceAll('*', ''));
  if (before && after) return (said) => said.word.includes(word);
  if (after) return (said) => said.word.startsWith(word);
  if (before) return (said) => said.word.endsWith(word);
  return (said) => said.stem === stem || said.word === word;
}

/** Whether the words of an entry are said in their order, near each other. */
function isSaid([first, ...rest]: readonly Part[], said: readonly Spelt[]): boolean {
  return said.some((each, at) => {
    if (!first?.(each)) return false;
    let last = at;
    return rest.every((part) => {
      const from = last + 1;
      const next = said.slice(from, from + mostBetween + 1).findIndex(part);
      last = from + next;
      return next >= 0;
    });
  });
}
