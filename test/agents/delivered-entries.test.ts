import { expect, it } from 'vitest';
import { deliveredEntries } from '../../src/agents/views/delivered-entries.ts';

it('counts what a chat has been shown upwards only, each conversation by itself', () => {
  const { shown, upTo } = deliveredEntries();
  expect(upTo('a')).toBeUndefined();
  expect([shown('a', 3), shown('a', 3), shown('a', 2), shown('a', 4)]).toEqual([true, false, false, true]);
  expect(upTo('a')).toBe(4);
  expect(upTo('b')).toBeUndefined();
});
