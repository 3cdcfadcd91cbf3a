import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/domain/content/flow.ts';
import { interpretAnswer } from '../../src/flows/interpret/interpret-answer.ts';
import { answer, listened, somePhrases, step } from './support/some-flow.ts';

const { hears } = somePhrases();

const hear = (asked: Step, text: string, among?: readonly number[]) =>
  interpretAnswer(asked, listened(text), hears, { unsure: 'Not sure', skip: 'Skip' }, among);

/** What was heard, as the label of the answer or the name of the reading. */
function labelOf(asked: Step, text: string, among?: readonly number[]): string {
  const heard = hear(asked, text, among);
  if (heard.type === 'which') return `which: ${heard.among.join(' ')}`;
  if (heard.type !== 'reading') return heard.type;
  const { reading } = heard;
  return reading.type === 'answered' ? (asked.answers[reading.answer]?.label ?? 'none') : reading.type;
}

/** Here yes means wrong, and a "no" begins an answer that means wrong too. */
const storage = step('storage', {
  ask: 'Is it full?',
  answers: [
    answer('wrong', "Yes, it's full", { also: ['full', 'no room', 'no space left'] }),
    answer('fine', "No, there's room", { also: ['plenty', 'half full', 'not full'] }),
  ],
});

describe('a question of two answers', () => {
  it.each([
    ["Yes, it's full", "Yes, it's full"],
    ['yes', "Yes, it's full"],
    ['nope', "No, there's room"],
    ['no room', "Yes, it's full"],
    ['no space left at all', "Yes, it's full"],
    ['full', "Yes, it's full"],
    ['half full', "No, there's room"],
    ['not full', "No, there's room"],
    ["it isn't full", "No, there's room"],
    ['no, plenty', "No, there's room"],
    ['plenty', "No, there's room"],
    ['not sure', 'unsure'],
    ["I don't know if it's full", 'unsure'],
    ['already did', 'already'],
    ['next', 'skip'],
    ['yes plenty', 'which: 0 1'],
    ['yes there is room', 'which: 0 1'],
    ['no full', 'which: 0 1'],
    ['no, it is not full', "No, there's room"],
    ['yes, I have no space left', "Yes, it's full"],
    ['my dog ate it', 'nothing'],
    ['', 'nothing'],
  ])('hears "%s" as "%s"', (text, label) => expect(labelOf(storage, text)).toBe(label));
});

const connection = step('connection', {
  answers: [
    answer('fine', 'Yes, on wifi', { also: ['works on wifi'] }),
    answer('fine', 'Yes, on mobile data', { also: ['yes 5g'] }),
    answer('wrong', 'No, on wifi', { also: ['wifi is down'] }),
    answer('wrong', 'No, on mobile data', {}),
  ],
});

describe('a question of four answers', () => {
  it.each([
    ['yes', 'which: 0 1'],
    ['no', 'which: 2 3'],
    ['wifi', 'which: 0 2'],
    ['mobile data', 'which: 1 3'],
    ['yes, wifi', 'Yes, on wifi'],
    ['no on mobile data', 'No, on mobile data'],
    ['yes 5g', 'Yes, on mobile data'],
    ['the wifi is down', 'No, on wifi'],
    ['works on wifi', 'Yes, on wifi'],
    ['yes the wifi is down', 'No, on wifi'],
  ])('hears "%s" as "%s"', (text, label) => expect(labelOf(connection, text)).toBe(label));

  it('settles between the two it asked about by a word that alone fits others as well', () => {
    expect(labelOf(connection, 'wifi', [0, 1])).toBe('Yes, on wifi');
    expect(labelOf(connection, 'mobile data', [2, 3])).toBe('No, on mobile data');
  });
});

it('takes a button for certain, and a mere yes for less than a saying', () => {
  const [button, saying, yes] = ["Yes, it's full", 'there is no room', 'yes'].map((text) => {
    const heard = hear(storage, text);
    return heard.type === 'reading' ? heard.score : 0;
  });
  expect(button).toBeGreaterThan(saying ?? 0);
  expect(saying).toBeGreaterThan(yes ?? 0);
});

it('is not told anything by the words that a long text happens to share with a label', () => {
  expect(labelOf(connection, 'I was driving home on the highway and mobile phones came to my mind')).toBe('nothing');
});
