import type { Lexicon } from '../text/lexicon.ts';

/** How far two stems mean the same: 1 alike, −1 opposite, 0 nothing known. */
export type Relate = ((asked: string, said: string) => number) & {
  /** The stems that may mean the same as one, or the opposite, except for those that are merely spelt alike. */
  readonly near?: (said: string) => Iterable<string>;
};

/** The stems that mean about the same as a stem, or its opposite, and how much so: 1 to −1. */
export type RelationTable = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What a language's own lists and a dictionary's table say of two stems. */
export function relating(lexicon: Lexicon, dictionary: RelationTable = new Map()): Relate {
  const own = ownTable(lexicon);
  const opposing = lexicon.words.opposing;
  const known = new Map<string, Map<string, number>>();
  const reversed = reverse(dictionary);
  const near = (said: string): Iterable<string> => [
    said,
    ...(own.get(said)?.keys() ?? []),
    ...(dictionary.get(said)?.keys() ?? []),
    ...(reversed.get(said) ?? []),
    ...opposing.flatMap((prefix) => [prefix + said, ...(said.startsWith(prefix) ? [said.slice(prefix.length)] : [])]),
  ];
  const relate = (asked: string, said: string) => {
    if (asked === said) return 1;
    const before = known.get(asked);
    const met = before?.get(said);
    if (met !== undefined) return met;
    const found = own.get(asked)?.get(said) ?? spelt(asked, said, opposing) ?? inDictionary(asked, said, dictionary);
    if (!before || before.size >= mostRemembered) known.set(asked, new Map([[said, found]]));
    else before.set(said, found);
    return found;
  };
  return Object.assign(relate, { near });
}

/** The stems that have a row for a stem. */
function reverse(table: RelationTable): ReadonlyMap<string, readonly string[]> {
  const reversed = new Map<string, string[]>();
  for (const [asked, row] of table)
    for (const said of row.keys()) {
      const before = reversed.get(said);
      if (before) before.push(asked);
      else reversed.set(said, [asked]);
    }
  return reversed;
}

/** Words that are shorter are never a slip for another. */
export const leastSlip = 6;

/** People's words are without bound: the most that are remembered for each of the desk's. */
const mostRemembered = 2000;

/** What the letters say: "un" in front, or a slip of one. */
function spelt(asked: string, said: string, opposing: readonly string[]): number | undefined {
  const [shorter, longer] = asked.length < said.length ? [asked, said] : [said, asked];
  if (shorter.length >= 4 && longer.endsWith(shorter) && opposing.includes(longer.slice(0, -shorter.length))) return -1;
  return shorter.length >= leastSlip && isSlip(shorter, longer) ? 0.9 : undefined;
}

function inDictionary(asked: string, said: string, dictionary: RelationTable): number {
  return dictionary.get(asked)?.get(said) ?? dictionary.get(said)?.get(asked) ?? 0;
}

function ownTable({ words, stem }: Lexicon): RelationTable {
  const table = new Map<string, Map<string, number>>();
  const note = (a: string, b: string, value: number) => {
    const row = table.get(a) ?? new Map<string, number>();
    row.set(b, value);
    table.set(a, row);
  };
  const stemmed = (entry: string) => entry.toLowerCase().replaceAll('-', '').split(' ').map(stem).join(' ');
  for (const group of words.alike) {
    const stems = group.map(stemmed);
    for (const a of stems) for (const b of stems) if (a !== b) note(a, b, 0.9);
  }
  const alike = new Map([...table].map(([key, row]) => [key, [...row.keys()]]));
  for (const [a, b] of words.opposites.map(([first, second]) => [stemmed(first), stemmed(second)] as const))
    for (const first of [a, ...(alike.get(a) ?? [])])
      for (const second of [b, ...(alike.get(b) ?? [])]) {
        if (first === second || (table.get(first)?.get(second) ?? 0) > 0) continue;
        note(first, second, -0.9);
        note(second, first, -0.9);
      }
  return table;
}

/** One letter put in, left out, changed, or two swapped. */
function isSlip(shorter: string, longer: string): boolean {
  if (longer.length - shorter.length > 1) return false;
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  const rest = (text: string, from: number) => text.slice(from);
  if (longer.length > shorter.length) return rest(shorter, at) === rest(longer, at + 1);
  return (
    rest(shorter, at + 1) === rest(longer, at + 1) ||
    (shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at] && rest(shorter, at + 2) === rest(longer, at + 2))
  );
}
