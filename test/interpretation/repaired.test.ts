import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpretation/interpret.ts';
import { repairedIn } from '../../src/interpretation/text/repaired.ts';
import { deskContent } from '../play/desk-content.ts';

const desk = await deskContent();
const ear = desk.ears('en');
const german = desk.ears('de');
if (!ear || !german) throw new Error('There is no ear for en or de.');

const question = 'Is the kettle plugged in?';
const answers = [{ label: 'Yes' }, { label: 'No' }];

/** The place of the answer that a message is heard to give. */
function heard(said: string) {
  const [act] = interpret(said, { phase: 'question', question, answers }, ear as NonNullable<typeof ear>).acts;
  return act?.act === 'answer' ? act.answer : act?.act;
}

describe('somebody who corrects themselves in one message', () => {
  it.each([
    ["it's plugged in. oh, actually it isn't", 1],
    ["it isn't. hm no wait, it is plugged in", 0],
    ['yes, I mean no', 1],
    ["it's plugged in. no, I lie, it's unplugged", 1],
    ['no er yes', 0],
  ] as const)('is heard by what they say last: %s', (said, answer) => {
    expect(heard(said)).toBe(answer);
  });

  it('does not take back what they only go on about', () => {
    expect(heard('Yes. Oh, and the lamp is broken too')).toBe(0);
    expect(heard("sorry, it's plugged in")).toBe(0);
    expect(heard("well, it isn't")).toBe(1);
  });

  it('is no longer believed that it works', () => {
    const check = { phase: 'check', question: 'Does it boil now?', answers: [] } as const;
    const { acts, verdict } = interpret('it boils now. oh no, not after all', check, ear);
    expect(acts[0]).not.toMatchObject({ kind: 'solved' });
    expect(verdict).not.toBe('unheard');
  });
});

describe('the place at which a message is corrected', () => {
  it.each([
    ["it's on. no, i lie, it's off", "it's on.", "it's off"],
    ['on. er no, off', 'on.', 'no, off'],
    ['none. oh wait there is one', 'none.', 'there is one'],
  ])('lies in front of what announces it: %s', (said, before, instead) => {
    expect(repairedIn(said, ear.lexicon)).toMatchObject({ before, instead });
  });

  it('needs something that stands before it and something that is said instead', () => {
    expect(repairedIn("sorry, it's on", ear.lexicon)).toBeUndefined();
    expect(repairedIn("it's on, sorry", ear.lexicon)).toBeUndefined();
    expect(repairedIn('I had to wait for an hour', ear.lexicon)).toBeUndefined();
  });

  it('is found in German by German words', () => {
    expect(repairedIn('ja äh nein', german.lexicon)).toMatchObject({ before: 'ja', instead: 'nein' });
    expect(repairedIn('aus. ach quatsch, an', german.lexicon)).toMatchObject({ instead: 'an' });
  });
});
