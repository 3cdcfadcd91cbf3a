import type { phraseNames } from '../../domain/content/phrase-names.ts';
import type { PhraseName, Phrases } from '../../domain/content/phrases.ts';
import { fillIn } from '../../domain/text/fill-in.ts';

/** The placeholders of a phrase. */
type Names<S extends PhraseName> = (typeof phraseNames)[S][number];

/** Words a phrase, taking its wordings in turn. */
export type Say = <S extends PhraseName>(
  ...[saying, filling]: Names<S> extends never ? [S] : [S, Readonly<Record<Names<S>, string | number>>]
) => string;

/** @param turn how many replies were said before: it picks the wording, so that a turn played again says the same */
export function sayFrom({ says, language }: Phrases, turn: number): Say {
  return (saying, filling: Readonly<Record<string, string | number>> = {}) => {
    const wordings = says[saying];
    return fillIn(wordings[turn % wordings.length] ?? wordings[0], filling, language);
  };
}
