import { expect, it } from 'vitest';
import { present } from '../../src/domain/present.ts';

it('keeps every value but undefined and null', () => {
  const name: string | undefined = undefined;
  const locale: string | null = null;
  expect(present({ id: 'a', name, locale, text: '', count: 0, flag: false })).toStrictEqual({
    id: 'a',
    text: '',
    count: 0,
    flag: false,
  });
});
