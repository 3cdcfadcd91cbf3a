import { expect, it } from 'vitest';
import { boundedMap } from '../../src/domain/bounded-map.ts';

it('evicts what was not used for longest, and only when a new key does not fit', () => {
  const map = boundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  expect(map.get('b')).toBe(2);
  map.set('c', 4);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, 2, 4]);
  map.delete('b');
  map.set('d', 5);
  expect([map.get('c'), map.get('d')]).toEqual([4, 5]);
});
