import { expect, it } from 'vitest';
import { type ButtonPick, choiceOf, decodePick } from '../../src/domain/conversation/pick.ts';

/** As buttons carry them since the first version. Never change one: it hangs in somebody's chat. */
const encoded: readonly (readonly [string, ButtonPick])[] = [
  ['answer-0', { type: 'answer', index: 0 }],
  ['answer-12', { type: 'answer', index: 12 }],
  ['intent wifi-not-working', { type: 'intent', intent: 'wifi-not-working' }],
  ['star 5', { type: 'stars', count: 5 }],
  ['unsure', { type: 'unsure' }],
  ['returned', { type: 'returned' }],
  ['solved', { type: 'solved' }],
  ['no-effect', { type: 'no-effect' }],
  ['could-not', { type: 'could-not' }],
  ['not-yet', { type: 'not-yet' }],
  ['skip', { type: 'skip' }],
  ['person', { type: 'person' }],
  ['none', { type: 'none' }],
  ['yes', { type: 'yes' }],
  ['no', { type: 'no' }],
  ['carry-on', { type: 'carry-on' }],
  ['start-over', { type: 'start-over' }],
  ['bot', { type: 'bot' }],
];

it.each(encoded)('writes "%s" on a button and reads it again', (text, pick) => {
  expect(choiceOf('Label', pick)).toEqual({ label: 'Label', pick: text });
  expect(decodePick(text)).toEqual(pick);
});

it.each(['', 'answer', 'answer-', 'answer-1x', 'star', 'star 0', 'star 6', 'constructor', 'type'])(
  'takes "%s" for no button of the desk',
  (text) => expect(decodePick(text)).toBeUndefined(),
);
