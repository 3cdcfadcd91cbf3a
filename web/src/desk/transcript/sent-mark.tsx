import './sent-mark.css';
import type { DeskCase, DeskEntry } from '../../../../src/domain/wire/desk-wire.ts';
import { tell } from '../parts/words.ts';

/** How far words have come: on their way, taken by the channel, or shown in the person's chat, where that is told. */
export type SentState = 'waiting' | 'sent' | 'delivered';

const signs: Readonly<Record<SentState, string>> = { waiting: '…', sent: '✓', delivered: '✓✓' };

/** A sign beside an agent's words of how far they have come. */
export function SentMark({ state }: { readonly state: SentState }) {
  return (
    <span className="sent-mark" data-sent={state} title={tell('conversation', state)}>
      <span aria-hidden="true">{signs[state]}</span>
      <span className="unseen">{tell('conversation', state)}</span>
    </span>
  );
}

export function sentStateOf(
  { id, number }: Pick<DeskEntry, 'id' | 'number'>,
  { delivered = 0, sent }: DeskCase['reached'],
): SentState {
  if (number <= delivered) return 'delivered';
  return sent === undefined || sent.includes(id) ? 'sent' : 'waiting';
}
