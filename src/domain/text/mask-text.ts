import { longestText } from './words.ts';

/**
 * A text without what most likely points to somebody: mail addresses, links, numbers of four digits or more (phones,
 * cards, orders, dates, PINs), codes that mix letters and digits, names with an @ before them, and the given names.
 * It finds shapes, not meanings: names in a sentence, streets and passwords stay. Masked again, it stays as it is.
 */
export function maskText(text: string, names: readonly string[] = []): string {
  const cut = text.slice(0, longestText);
  const chunks = cut.split(/(\s+)/).map((chunk) => (/\S/.test(chunk) ? maskChunk(chunk) : chunk));
  return maskNames(maskNumbers(chunks.join('')), names);
}

/** What `maskText` puts in the place of what it takes out. */
const masks = ['[mail]', '[link]', '[number]', '[code]', '[name]'] as const;

type Mask = (typeof masks)[number];

/** A masked text without the masks, for comparing and for learning from. */
export function withoutMasks(text: string): string {
  const cleared = masks.reduce((rest, mask) => rest.replaceAll(mask, ' '), text);
  return cleared === text ? text : cleared.replace(/\s+/g, ' ').trim();
}

/** Hosts are recognised by their ending: any other word with a full stop in it may be two sentences. */
const host =
  /^[\p{L}\p{Nd}-]+(\.[\p{L}\p{Nd}-]+)*\.(com|org|net|edu|gov|info|biz|io|app|dev|me|tv|co|eu|de|at|ch|uk|fr|it|es|nl|be|pl|se|no|dk|fi|ie|us|ca|au|nz|in|jp|cn|br|mx|ru)(:\p{Nd}+)?([/?#]\S*)?$/iu;

function maskChunk(chunk: string): string {
  const before = /^[("'<[{“‘«]*/u.exec(chunk)?.[0] ?? '';
  const after = /[)"'>\]}”’».,;:!?]*$/u.exec(chunk.slice(before.length))?.[0] ?? '';
  const core = chunk.slice(before.length, chunk.length - after.length);
  const mask = shapeOf(core, chunk);
  return mask ? before + mask + after : chunk.replace(/[\p{L}\p{Nd}]+/gu, (word) => (isCode(word) ? '[code]' : word));
}

function shapeOf(core: string, chunk: string): Mask | undefined {
  if (chunk.includes('://') || /^www\./i.test(core) || host.test(core)) return '[link]';
  if (/^@+[\p{L}\p{Nd}_]/u.test(core)) return '[name]';
  return /\S@\S/u.test(chunk) ? '[mail]' : undefined;
}

/** Letters and digits in one word: many digits, or digits in two places. `iphone14` is none. */
function isCode(word: string): boolean {
  if (!/\p{L}/u.test(word)) return false;
  const runs = word.match(/\p{Nd}+/gu) ?? [];
  return runs.join('').length >= 4 || (runs.length >= 2 && word.length >= 6);
}

/** Runs of digits, with what people put between them. Short ones say what a thing is: iPhone 15, iOS 17.4, 128 GB. */
function maskNumbers(text: string): string {
  return text.replace(/\+?\p{Nd}+(?:[ \u00a0()./–-]{1,3}\p{Nd}+)*/gu, (number) => {
    const runs = number.match(/\p{Nd}+/gu) ?? [];
    return runs.some((run) => run.length >= 4) || runs.join('').length >= 7 ? '[number]' : number;
  });
}

function maskNames(text: string, names: readonly string[]): string {
  const parts = new Set(names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{M}]{3,}/gu) ?? []));
  if (parts.size === 0) return text;
  return text.replace(/\[\p{L}+\]|[\p{L}\p{M}]{3,}/gu, (word) => (parts.has(word.toLowerCase()) ? '[name]' : word));
}
