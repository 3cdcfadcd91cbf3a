import { expect, it } from 'vitest';
import { seenChats } from '../../src/app/seen-chats.ts';
import { createSignals } from '../../src/domain/signals.ts';

it('a chat was seen when it last told so, each by itself, and not before it has', () => {
  const signals = createSignals();
  let now = 5;
  const seenAt = seenChats(signals, () => now);
  expect(seenAt('a')).toBeUndefined();
  signals.inView.tell('a');
  now = 9;
  signals.inView.tell('a');
  expect([seenAt('a'), seenAt('b')]).toEqual([9, undefined]);
});
