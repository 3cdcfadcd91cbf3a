import type { DeskEntry } from '../../../../src/domain/wire/desk-wire.ts';
import { sentence, tell } from '../parts/words.ts';

/** The words for a change of the handoff in the transcript. `isUpdate`: its state stayed the same. */
export function changeWords({ state, name, isAnnouncedAgain, rating }: DeskEntry, isUpdate: boolean): string {
  if (rating) return tell('conversation', rating.word === undefined ? 'rated' : 'rated-word');
  if (isAnnouncedAgain) return tell('conversation', 'announced-again');
  if (state === undefined) return '';
  if (isUpdate) return tell('conversation', 'left-address');
  if (state === 'requested') return sentence(tell('reasons', 'asked'));
  const words = sentence(tell('states', state));
  if (name === undefined) return words;
  if (state === 'claimed') return tell('conversation', 'joined', { agent: name });
  return state === 'closed' ? tell('conversation', 'closed-by', { agent: name }) : words;
}
