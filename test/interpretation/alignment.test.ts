import { describe, expect, it } from 'vitest';
import type { PossibleAnswer } from '../../src/interpretation/context.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { taughtEar } from './support/taught-ear.ts';

const { ear } = await taughtEar();

const plain = [{ label: 'Yes' }, { label: 'No' }];

/** What a reply to a question is heard as, the answers being a mere yes and no. */
function heard(question: string, reply: string, answers: readonly PossibleAnswer[] = plain): string {
  const { verdict, acts } = interpret(reply, { phase: 'question', question, said: question, answers }, ear);
  const [act] = acts;
  if (!act || verdict === 'unheard') return 'unheard';
  if (act.act !== 'answer') return act.act;
  return act.answer === 'unsure' ? 'unsure' : (answers[act.answer]?.label ?? '');
}

describe('a reply is aligned with its question', () => {
  it.each([
    ['Is the kettle plugged in?', 'yes', 'Yes'],
    ['Is the kettle plugged in?', 'nope', 'No'],
    ['Is the kettle plugged in?', 'The kettle is plugged in.', 'Yes'],
    ['Is the kettle plugged in?', "The kettle isn't plugged in.", 'No'],
    ['Is the kettle plugged in?', 'It is unplugged.', 'No'],
    ['Is the kettle plugged in?', 'It is.', 'Yes'],
    ['Is the kettle plugged in?', "no it isn't", 'No'],
    ['Is the kettle plugged in?', '👍', 'Yes'],
    ['Is the kettle plugged in?', '👎', 'No'],
    ...['🏻', '🏼', '🏽', '🏾', '🏿'].flatMap((tone): [string, string, string][] => [
      ['Is the kettle plugged in?', `👍${tone}`, 'Yes'],
      ['Is the kettle plugged in?', `👎${tone}`, 'No'],
    ]),
    ['Is the kettle plugged in?', '✔\ufe0f', 'Yes'],
    ['Is the kettle plugged in?', '✖\ufe0f', 'No'],
    ['Is the kettle plugged in?', '👌🏿\ufe0f it is', 'Yes'],
    ['Is the kettle plugged in?', '👍🏽👍🏽', 'Yes'],
    ['Does the lamp blink?', "I don't see any blinking.", 'No'],
    ['Does the lamp blink?', 'The lamp keeps blinking.', 'Yes'],
    ['Does the lamp blink?', 'That is exactly what happens.', 'Yes'],
    ['Does the lamp blink?', "That isn't the case.", 'No'],
    ['Do you hear a hum?', 'I hear nothing like that.', 'No'],
    ['Do you hear a hum?', 'There is no hum.', 'No'],
    ['Does the printer print without its lid?', 'The printer prints without its lid.', 'Yes'],
    ['Does the printer print without its lid?', 'It needs its lid to print.', 'No'],
    ['Does the printer print without its lid?', "It doesn't need the lid.", 'Yes'],
    ['Do you always wear gloves?', 'Sometimes I wear gloves, sometimes not.', 'No'],
    ['Do you always wear gloves?', "I don't always wear them.", 'No'],
    ['Does it squeak only in the morning?', 'It is not only in the morning.', 'No'],
    ['Is the boiler more than ten years old?', 'It is twelve years old.', 'Yes'],
    ['Is the boiler more than ten years old?', 'six months', 'No'],
    ['Is the boiler more than ten years old?', "It isn't ten years old yet.", 'No'],
    ['Is the tank empty?', 'nothing in it', 'Yes'],
    ['Is the tank empty?', 'a ton', 'No'],
    ['Is the fan so loud that you cannot sleep?', 'The fan is not loud.', 'No'],
    ['Is the door open?', 'The door is closed.', 'No'],
    ['Have you cleaned the filter?', 'only because my aunt came by, so yes', 'Yes'],
    ['Have you cleaned the filter?', 'my aunt runs the place so yeah I guess', 'Yes'],
    ['Have you cleaned the filter?', 'flour on my hands all day, no', 'No'],
    ['Have you cleaned the filter?', 'not since last month', 'No'],
    // At the end a no may only say once more what was told.
    ['Is the tank empty?', 'there is nothing in it, no', 'Yes'],
  ])('%s %s: %s', (question, reply, wanted) => {
    expect(heard(question, reply)).toBe(wanted);
  });

  it('takes what was told last for the question where it is one', () => {
    const context = { phase: 'question', question: 'Is the lid shut?', answers: plain } as const;
    const read = interpret('I know how that works.', { ...context, said: 'Do you know how to shut the lid?' }, ear);
    expect(read.acts[0]?.act).not.toBe('answer');
  });
});

describe('an answer with words of its own', () => {
  const answers = [
    { label: 'Yes, all of them', also: ['every single one'] },
    { label: 'No, another one', also: ['a different colour'] },
    { label: "I can't tell" },
  ];
  const question = 'Are the cables red?';

  it.each([
    ['yes, all of them', 'Yes, all of them'],
    ['every single one', 'Yes, all of them'],
    ['they have a different colour I think', 'No, another one'],
    ['the second one', 'No, another one'],
    ['2', 'No, another one'],
    ['the last one please', "I can't tell"],
  ])('is heard in "%s"', (reply, wanted) => {
    expect(heard(question, reply, answers)).toBe(wanted);
  });

  it('is denied once by a word that says that something fails, and by "neither … nor"', () => {
    const devices = [
      { label: 'Yes, others work', also: ['the tablet works', 'the laptop works fine', 'tv works'] },
      { label: 'No, nothing works', also: ["the tablet doesn't work", 'laptop neither', "the tv can't"] },
    ];
    const asked = 'Does another device get online?';
    expect(heard(asked, 'they fail', devices)).not.toBe('Yes, others work');
    expect(heard(asked, 'neither the tablet nor the tv', devices)).toBe('No, nothing works');
    expect(heard(asked, 'the tablet and the tv', devices)).toBe('Yes, others work');
  });

  it('is compared with a number where it states a bound', () => {
    const bounded = [
      { label: 'Enough', over: ['50 %'] },
      { label: 'Too little', under: ['50 %'] },
    ];
    const asked = 'How full is the battery?';
    expect(heard(asked, '71%', bounded)).toBe('Enough');
    expect(heard(asked, "it's at 12 percent", bounded)).toBe('Too little');
    expect(heard(asked, 'ninety four', bounded)).toBe('Enough');
    expect(heard(asked, 'thirty-one percent', bounded)).toBe('Too little');
    expect(heard(asked, '12', bounded)).toBe('Too little');
    expect(heard(asked, '12 but my sister has a cable', bounded)).toBe('Too little');
    expect(heard(asked, 'I picked 80 strawberries this morning', bounded)).not.toBe('Enough');
  });

  it('is confirmed before a fix that cannot be undone, where it would be gone by otherwise', () => {
    const reply = 'it loads on my mobile connection I believe';
    const at = (isDestructive: boolean) =>
      interpret(
        reply,
        {
          phase: 'question',
          question: 'Which way does the page load?',
          answers: [
            { label: 'By cable', also: ['loads by cable'] },
            {
              label: 'By mobile connection',
              also: ['loads on mobile connection'],
              ...(isDestructive && { isDestructive }),
            },
          ],
        },
        ear,
      );
    const order = ['unheard', 'confirm', 'heard'];
    expect(order.indexOf(at(true).verdict)).toBeLessThanOrEqual(order.indexOf(at(false).verdict));
  });
});
