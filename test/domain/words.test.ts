import { expect, test } from 'vitest';
import { plainText, wordsOf } from '../../src/domain/text/words.ts';

test.each([
  ['👍🏽', '👍'],
  ['👎🏿', '👎'],
  ['👍\ufe0f', '👍'],
  ['❤\ufe0f', '❤'],
  ['🙆🏾\u200d♀\ufe0f', '🙆'],
  ['1\ufe0f\u20e3', '1'],
  ['Yes 👍🏻!', 'yes 👍!'],
  // Joiners that are part of a word stay.
  ['می\u200cخواهم', 'می\u200cخواهم'],
])('%s is read as %s, however it looks', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('an emoji is no word, whatever it is drawn with', () => {
  expect(['👍', '👍🏽', '👍\ufe0f', '✔\ufe0f', '❤\ufe0f'].flatMap(wordsOf)).toEqual([]);
  expect(wordsOf('2\ufe0f\u20e3')).toEqual(['2']);
});
