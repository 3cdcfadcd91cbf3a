import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import { remembered } from '../../domain/remembered.ts';
import { longestText, plainText } from '../../domain/text/words.ts';
import type { Lexicon } from './lexicon.ts';

/** A word of a text, or several that mean one thing. */
export type WordToken = {
  /** In its plain form, written out. */
  readonly text: string;
  readonly stem: string;
  readonly groups: ReadonlySet<WordGroup>;
  /** A number, where it is one. */
  readonly number?: number;
  /** It says how much or how long without a number: "half", "yesterday". */
  readonly isAmount: boolean;
  /** Where it begins and ends in its sentence, as that was typed. */
  readonly from: number;
  readonly to: number;
};

/** A sentence; `stops` are the places in front of which a comma or the like stands. */
export type Sentence = {
  readonly text: string;
  readonly tokens: readonly WordToken[];
  readonly stops: ReadonlySet<number>;
  /** It ends with a question mark. */
  readonly asks: boolean;
};

const piece =
  /(?<number>\d+(?:[.,:]\d+)*\p{L}*)|(?<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['-][\p{L}\p{M}\p{N}]+)*)|(?<stop>[,;:()–—]|-+)|(?<quote>["'/])|(?<end>[.!?…]+)|(?<sign>\S)/gu;

const noGroups: ReadonlySet<WordGroup> = new Set();

/** The most texts remembered in a language: a turn reads its own text, and parts of it, many times. */
const mostRemembered = 200;

const reading = onceFor((lexicon: Lexicon) => remembered(mostRemembered, (text) => read(text, lexicon)));

/** The sentences of a text, with abbreviations written out. Bounded: nothing beyond `longestText` is looked at. */
export function sentencesOf(text: string, lexicon: Lexicon): readonly Sentence[] {
  return reading(lexicon)(text);
}

function read(text: string, lexicon: Lexicon): readonly Sentence[] {
  return text
    .slice(0, longestText)
    .split('\n')
    .flatMap((line) => sentencesIn(plainText(line), lexicon));
}

/** The words between a sentence's commas. */
export function betweenStops({ tokens, stops }: Pick<Sentence, 'tokens' | 'stops'>): readonly (readonly WordToken[])[] {
  const edges = [0, ...[...stops].filter((at) => at > 0).sort((a, b) => a - b), tokens.length];
  return edges.slice(1).map((edge, at) => tokens.slice(edges[at], edge));
}

/** Words as a text in its plain form. */
export function writtenWords(tokens: readonly WordToken[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** The words of all sentences of a text, in a row. */
export function wordTokensOf(text: string, lexicon: Lexicon): readonly WordToken[] {
  return sentencesOf(text, lexicon).flatMap(({ tokens }) => tokens);
}

function sentencesIn(plain: string, lexicon: Lexicon): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let stops = new Set<number>();
  let from = 0;
  const close = (end: number, asks: boolean) => {
    if (words.length > 0) {
      const text = plain.slice(from, end);
      const begin = from + text.length - text.trimStart().length;
      sentences.push({ text: text.trim(), ...tokensOf(words, begin, stops, lexicon), asks });
    }
    words = [];
    stops = new Set();
    from = end;
  };
  for (const match of plain.matchAll(piece)) {
    const { number, word, stop, end, sign } = match.groups ?? {};
    const isWord = number !== undefined || word !== undefined;
    // "A ton of fluff 🤢 it's charging": people end sentences with a picture.
    if (isWord && words.length > 1 && isPicture(words.at(-1)?.text)) close(match.index, false);
    const add = (texts: readonly string[]) =>
      words.push(...texts.map((text) => ({ text, from: match.index, to: match.index + match[0].length })));
    if (number !== undefined) add(splitNumber(number));
    else if (word !== undefined)
      for (const part of partsOf(word)) add(lexicon.writtenOut(part).map((each) => each.replaceAll("'", '')));
    else if (stop !== undefined) stops.add(words.length);
    else if (sign !== undefined) add([sign]);
    else if (end !== undefined) close(match.index + end.length, end.includes('?'));
  }
  close(plain.length, false);
  return sentences;
}

function isPicture(text: string | undefined): boolean {
  return text !== undefined && /^\p{Extended_Pictographic}/u.test(text);
}

/** "Wi-Fi" is one word and "brand-new" are two: a part of two letters stands for nothing by itself. */
function partsOf(word: string): readonly string[] {
  if (!word.includes('-')) return [word];
  const parts = word.split('-');
  return parts.some(({ length }) => length < 3) ? [parts.join('')] : parts;
}

/** "20gb" is a number and a unit, "802.11g" and "5g" are names. */
function splitNumber(number: string): readonly string[] {
  const [, digits = '', letters = ''] = /^([\d.,:]+)(\p{L}{2,})$/u.exec(number) ?? [];
  return letters === '' ? [number] : [digits, letters];
}

/** A word written out, and the place of the one that was typed. */
type Word = { readonly text: string; readonly from: number; readonly to: number };

function tokensOf(
  typed: readonly Word[],
  begin: number,
  stops: ReadonlySet<number>,
  lexicon: Lexicon,
): { tokens: readonly WordToken[]; stops: ReadonlySet<number> } {
  const words = typed.map(({ text }) => text);
  const stems = words.map(lexicon.stem);
  const tokens: WordToken[] = [];
  const places = new Set<number>();
  for (let at = 0; at < words.length; ) {
    if (stops.has(at)) places.add(tokens.length);
    const length = lengthAt(words, stems, at, stops, lexicon);
    const text = words.slice(at, at + length).join(' ');
    const groups = lexicon.groupsOf(text) ?? noGroups;
    const number = numberOf(text, lexicon);
    tokens.push({
      text,
      stem: numeralOf(number, groups) ?? (length === 1 ? (stems[at] ?? text) : stems.slice(at, at + length).join(' ')),
      groups,
      ...(number !== undefined && { number }),
      isAmount: lexicon.words.amounts[text] !== undefined,
      from: (typed[at]?.from ?? begin) - begin,
      to: (typed[at + length - 1]?.to ?? begin) - begin,
    });
    at += length;
  }
  return { tokens, stops: places };
}

/** How many words, from a place on, form one entry, or a phrase that means one thing. */
function lengthAt(
  words: readonly string[],
  stems: readonly string[],
  at: number,
  stops: ReadonlySet<number>,
  lexicon: Lexicon,
): number {
  let most = 1;
  let text = words[at] ?? '';
  let stemmed = stems[at] ?? '';
  const longest = lexicon.longestFrom(text, stemmed);
  for (let length = 2; length <= longest && at + length <= words.length; length++) {
    if (stops.has(at + length - 1)) break;
    text += ` ${words[at + length - 1]}`;
    stemmed += ` ${stems[at + length - 1]}`;
    if (lexicon.groupsOf(text) || lexicon.words.amounts[text] || lexicon.phrasal(stemmed)) most = length;
    else if (lexicon.words.numbers[text] !== undefined || lexicon.words.ordinals[text] !== undefined) most = length;
  }
  return most;
}

/** "Two" and "2" are the same, "zero" and "0"; "one", "both" and "several" say more than a number. */
function numeralOf(number: number | undefined, groups: ReadonlySet<WordGroup>): string | undefined {
  return number !== undefined && number !== 1 && groups.size === 0 ? String(number) : undefined;
}

function numberOf(text: string, { words }: Lexicon): number | undefined {
  if (/^\d/.test(text)) {
    const digits = /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text.replace(',', '.');
    return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
  }
  return words.numbers[text];
}
