import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidateSayings } from '../../src/flows/sayings/candidate-sayings.ts';
import { findSaying, isSaying, prepare } from '../../src/flows/sayings/find-saying.ts';
import { isExactly } from '../../src/flows/sayings/is-exactly.ts';

const nots = ['not', "don't", 'never'];
const find = (text: string, saying: string) => findSaying(prepare(text, nots), saying);

it('finds a saying as a run of whole words, and tells where', () => {
  expect(find('well, it works now', 'it works')).toEqual({ start: 1, end: 3, length: 2, negated: false });
  expect(find('it still works', 'it works')).toBeUndefined();
  expect(find('wordless', 'word')).toBeUndefined();
});

it.each([
  ['wi-fi', 'wifi', true],
  ['wi fi', 'wifi', true],
  ["I'm back", 'I am back', true],
  ['doesnt help', "doesn't help", true],
  ['diferent account', 'different account', true],
  ['optimise stroage', 'optimise storage', true],
  ['conection', 'connection', true],
  ['dfferetn account', 'different account', true],
  ['dffrnt acount', 'different account', false],
  ['nope', 'none', false],
  ['ios 27', 'ios 26', false],
])('%s is %s: %s', (text, saying, is) => {
  expect(isSaying(prepare(text, nots), saying)).toBe(is);
});

it('takes a text for a saying only if nothing else is said', () => {
  expect(isSaying(prepare('help', nots), 'help')).toBe(true);
  expect(isSaying(prepare('that did not help', nots), 'help')).toBe(false);
});

it('hears a "not" before a saying in its clause, and none where the saying has its own', () => {
  expect(find('that does not really work', 'work')?.negated).toBe(true);
  expect(find('not that one, it works', 'it works')?.negated).toBe(false);
  expect(find('not yet', 'not yet')?.negated).toBe(false);
});

it('leaves out of a list only what is not found, and knows when a text is one of it and nothing else', () => {
  // Few letters, so that much is found; and the text is one of the sayings with slips of the hand in it.
  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e', '4', "'");
  const word = fc.oneof(fc.string({ unit: letter, minLength: 1, maxLength: 11 }), fc.constantFrom("it's", "don't"));
  const saying = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const slip = fc.tuple(fc.nat(), fc.oneof(letter, fc.constant('')), fc.nat(1));
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(saying, { minLength: 4, maxLength: 9 }),
      fc.array(slip, { maxLength: 4 }),
      (sayings, slips) => {
        const text = slips.reduce((said, [place, put, cut]) => {
          const at = place % (said.length + 1);
          return said.slice(0, at) + put + said.slice(at + cut);
        }, sayings[0] ?? '');
        const listened = prepare(text, nots);
        const likely = new Set(candidateSayings(listened, sayings));
        for (const each of sayings) {
          const is = findSaying(listened, each) !== undefined;
          if (is) found += 1;
          if (is) expect(likely).toContain(each);
        }
        expect(isExactly(listened, sayings)).toBe(sayings.some((each) => isSaying(listened, each)));
      },
    ),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(200);
});

it('turns down most of a list without looking', () => {
  const sayings = ['my own account', 'someone else', 'a different one', 'old email', 'mine'];
  expect(candidateSayings(prepare('mine', nots), sayings)).toEqual(['mine']);
});
