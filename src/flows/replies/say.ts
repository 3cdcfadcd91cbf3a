import type { phraseNames } from '../../domain/content/phrase-names.ts';
import type { PhraseName, Phrases } from '../../domain/content/phrases.ts';

/** The names a phrase is filled with. */
type Names<S extends PhraseName> = (typeof phraseNames)[S][number];

/** Speaks phrases: of several wordings the one whose turn it is. */
export type Say = <S extends PhraseName>(
  ...[saying, filling]: Names<S> extends never ? [S] : [S, Readonly<Record<Names<S>, string | number>>]
) => string;

/** `turn` counts what was said before, so that wordings come in turn and a turn played again says the same. */
export function sayFrom({ says }: Phrases, turn: number): Say {
  return (saying, filling?: Readonly<Record<string, string | number>>) => {
    const wordings = says[saying];
    const wording = wordings[turn % wordings.length] ?? wordings[0];
    return wording.replace(/\{([a-z-]+)\}/g, (whole, name: string) => String(filling?.[name] ?? whole));
  };
}
