import { hashText } from '../../intents/text/hash.ts';
import { lookupOf } from '../../intents/vectors/lookup.ts';
import type { ActRow, ActShare, ReadActs } from './act-reader.ts';

/** Texts that are listed word for word for one kind and no other: their hashes, and the kind of each by its place. */
export type ByHeart = { readonly hashes: Int32Array; readonly kinds: Int32Array };

/** The share of what the very words of a text are listed for. */
export const byHeart = 0.97;

const salt = 0x3c6ef372;

/** Learns which texts, in their written form, are listed for one kind only. */
export function learnByHeart(rows: readonly ActRow[], kinds: readonly string[]): ByHeart {
  const listed = new Map<number, string | undefined>();
  for (const { kind, text } of rows) {
    const hash = hashText(salt, text);
    listed.set(hash, listed.has(hash) && listed.get(hash) !== kind ? undefined : kind);
  }
  const known = [...listed].flatMap(([hash, kind]) =>
    kind === undefined ? [] : [[hash, kinds.indexOf(kind)] as const],
  );
  return { hashes: Int32Array.from(known, ([hash]) => hash), kinds: Int32Array.from(known, ([, kind]) => kind) };
}

/** Reads acts, and is sure of a text that is known by heart. */
export function knowingByHeart({ hashes, kinds }: ByHeart, read: ReadActs): ReadActs {
  const lookup = lookupOf(hashes);
  return (written) => {
    const shares = read(written);
    const place = lookup(hashText(salt, written));
    if (place < 0) return shares;
    const listed = kinds[place];
    return shares.map((each, at) => ({
      ...each,
      share: at === listed ? Math.max(each.share, byHeart) : each.share * (1 - byHeart),
      isListed: at === listed,
    }));
  };
}

export function isKnownByHeart({ share }: Pick<ActShare, 'share'>): boolean {
  return share >= byHeart;
}
