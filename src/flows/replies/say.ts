import type { phraseNames } from '../../domain/content/phrase-names.ts';
import type { PhraseName, Phrases } from '../../domain/content/phrases.ts';
import { fillIn } from '../../domain/text/fill-in.ts';
import { formOf, numberIn } from '../../domain/text/plurals.ts';

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
    const wording = wordings[turn % wordings.length] ?? wordings[0];
    if (!wording.includes('{')) return wording;
    const numbers = Object.entries(filling).filter((pair): pair is [string, number] => typeof pair[1] === 'number');
    if (numbers.length === 0) return fillIn(wording, filling);
    const inForm = wording.replace(/\{([\w-]+)((?:\|[^{}|]*)+)\}/g, (whole, name: string, forms: string) => {
      const number = numbers.find(([key]) => key === name)?.[1];
      return number === undefined ? whole : formOf(number, forms.slice(1).split('|'), language);
    });
    const written = Object.fromEntries(numbers.map(([key, number]) => [key, numberIn(number, language)]));
    return fillIn(inForm, { ...filling, ...written });
  };
}
