import type { DeskEntry } from '../../../../src/domain/wire/desk-wire.ts';
import { sentence, tell } from '../parts/words.ts';

/** The words for a change of the handoff in the transcript. `isUpdate`: its state stayed the same. */
export function changeWords({ state, name, isAnnouncedAgain, rating }: DeskEntry, isUpdate: boolean): string {
  if (rating) return rating.word === undefined ? 'Rated' : 'Rated, with a word';
  if (isAnnouncedAgain) return 'Nobody has come yet: announced again';
  if (state === undefined) return '';
  if (isUpdate) return 'Left a mail address for the answer';
  if (state === 'requested') return sentence(tell('reasons', 'asked'));
  const words = sentence(tell('states', state));
  if (name === undefined) return words;
  return state === 'claimed' ? `${name} joined` : state === 'closed' ? `Closed by ${name}` : words;
}
