import { describe, expect, it } from 'vitest';
import { questionsIn } from '../../src/desk/questions/questions-in.ts';
import { resemblance } from '../../src/desk/questions/resemblance.ts';
import { taughtEar } from '../interpretation/support/taught-ear.ts';

const { ear } = await taughtEar();

describe('what a message asks', () => {
  it.each([
    [
      'where is that again, and will my phone lose anything',
      ['where: where is that again', 'safe: will my phone lose anything'],
    ],
    ['I have got the old one, how long does it take', ['how-long: how long does it take']],
    ['if I delete the update, do I lose anything', ['safe: if i delete the update do i lose anything']],
    ['do I lose anything if I delete the update?', ['safe: do i lose anything if i delete the update']],
    ['hers has a round button, is it safe to press that', ['safe: is it safe to press that']],
  ])('of "%s" is told apart from what it tells', (text, wanted) => {
    expect(questionsIn(text, ear).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(wanted);
  });

  it('is not clear where its words fit many kinds', () => {
    const [clear] = questionsIn('where is that?', ear);
    const [unclear] = questionsIn('and for him?', ear);
    expect(clear?.clarity).toBeGreaterThan(0.8);
    expect(unclear?.clarity).toBeLessThan(0.5);
  });
});

const foreseen = [
  { asked: ['which one is the side button', 'which button do you mean'], say: 'The long one on the right edge.' },
  { asked: ['what is mobile data', 'what is cellular'], say: 'Internet from your phone company.' },
  { asked: ['can I do that tonight', 'can I come back tomorrow'], say: 'Any time; the chat stays here.' },
  { asked: ['will I lose my photos', 'are my pictures gone then'], say: 'No, photos stay.' },
];

describe('the foreseen question', () => {
  const scores = (text: string) => foreseen.map((each) => resemblance(text, each, ear));

  it.each([
    ['which button is the side button', 0],
    ['what is this mobile data', 1],
    ['could I come back to it tomorrow', 2],
    ['do I lose my pictures then', 3],
  ])('"%s" is found by its words', (text, index) => {
    const all = scores(text);
    expect(all[index]).toBe(Math.max(...all));
    expect(all[index]).toBeGreaterThan(0.5);
  });

  it.each(['which email do you mean', 'can I do it without mobile data', 'will I lose my whatsapp chats'])(
    '"%s" is none of them, though it is put alike',
    (text) => {
      expect(Math.max(...scores(text))).toBeLessThan(0.5);
    },
  );
});
