import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSaying, isSaying } from '../../src/flows/find-saying.ts';
import { listened } from './some-flow.ts';

const finds = (text: string, saying: string): boolean => findSaying(listened(text), saying) !== undefined;

describe('a saying is found', () => {
  it.each([
    ['my wi-fi is down', 'wifi is down'],
    ['my WiFi is down', 'wi-fi is down'],
    ['my wi fi is down', 'wifi'],
    ['I am on wifi', "I'm on wifi"],
    ['im on wifi', "I'm on wifi"],
    ['it isn’t on', "it isn't on"],
    ['it is not on', "it isn't on"],
    ['ANOTHER ACCOUNT!!', 'another account'],
    ['a diferent account', 'different account'],
    ['a differnet account', 'different account'],
    ['it is storge', 'storage'],
    ['optimise', 'optimize'],
    ['loads on 5G, I think', 'loads on 5g'],
  ])('in "%s": "%s"', (text, saying) => expect(finds(text, saying)).toBe(true));
});

describe('a saying is not found', () => {
  it.each([
    ['icloud photos is on', 'icloud photos is off'],
    ["it's hot", "it's not"],
    ['on', 'off'],
    ['I have 4G', '5G'],
    ['2000 photos', '3000 photos'],
    ['the wifis', 'wif'],
    ['offline', 'off'],
    ['notice', 'not'],
    ['the same', 'same account'],
    ['account another', 'another account'],
    ['', 'yes'],
    ['yes', ''],
  ])('in "%s": "%s"', (text, saying) => expect(finds(text, saying)).toBe(false));
});

describe('a saying is turned round', () => {
  it.each([
    ['it is not full', 'full', true],
    ['not nearly full', 'full', true],
    ["it isn't full", 'full', true],
    ['never been full', 'full', true],
    ['it is full', 'full', false],
    ['not that I know, it is full', 'full', false],
    ['no, it is full', 'full', false],
    ['not full', 'not full', false],
    ["that's not it. It is full", 'full', false],
  ])('in "%s": "%s" (%s)', (text, saying, negated) =>
    expect(findSaying(listened(text), saying)).toMatchObject({ negated }),
  );
});

it('is told from a saying that stands in more words', () => {
  expect(isSaying(listened('Help!'), 'help')).toBe(true);
  expect(isSaying(listened('help with my photos'), 'help')).toBe(false);
  expect(isSaying(listened('please help'), 'help')).toBe(false);
});

it('finds any saying in itself, between any other words, where it stands', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, fc.array(fc.stringMatching(/^[0-9]{1,3}$/), { maxLength: 4 }), (saying, before) => {
      const found = findSaying(listened([...before, ...saying, '7'].join(' ')), saying.join(' '));
      expect(found).toMatchObject({ start: before.length, end: before.length + saying.length, length: saying.length });
    }),
  );
});

it('takes any text and any saying without throwing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      (text, saying) => {
        findSaying(listened(text), saying);
        isSaying(listened(text), saying);
      },
    ),
  );
});
