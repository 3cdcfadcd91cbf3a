import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/interpretation/context.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();

const questions: readonly Context[] = Object.values(content.flows).flatMap(({ steps }) =>
  steps.flatMap(({ ask, answers }) =>
    ask === undefined ? [] : [{ phase: 'question', question: ask, said: ask, answers } as const],
  ),
);
const checks: readonly Context[] = Object.values(content.flows).map(({ check }) => ({
  phase: 'check',
  question: check,
  said: check,
  answers: [],
}));
// Questions alone: "says 12 GB, is that full?" answers before it asks.
const asked = content.acts.utterances
  .filter(({ act, text }) => act === 'ask' && !/[,.:;]/u.test(text))
  .map(({ text }) => text);
const things = ['the switch', 'my account', 'the battery', 'that menu', 'the cable', 'the update', 'my photos'];
const wrapped = fc
  .tuple(
    fc.constantFrom('', 'yes but ', 'ok and ', 'sure, but ', 'no, ', 'hm, '),
    fc.constantFrom(
      'where is',
      'is it safe with',
      'why do I need',
      'what happens to',
      'how do I find',
      'how long takes',
    ),
    fc.constantFrom(...things),
  )
  .map(([front, ask, thing]) => `${front}${ask} ${thing}?`);
const anyPhase = fc.constantFrom(...questions, ...checks, { phase: 'none', answers: [] } as const);

describe('what is always true of an interpretation', () => {
  it('never takes a question for an answer, nor for a report', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          wrapped,
          fc.constantFrom(...asked).map((text) => `${text}?`),
        ),
        anyPhase,
        (text, context) => {
          // A button may be worded like a question.
          fc.pre(!context.answers.some(({ label }) => label.toLowerCase() === text.toLowerCase()));
          const {
            acts: [first],
            verdict,
          } = interpret(text, context, ear);
          if (verdict !== 'heard') return true;
          return !(first?.act === 'answer' && first.answer !== 'unsure') && first?.act !== 'report';
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lets nothing but a plain report of success in the present resolve', () => {
    const success = fc.constantFrom('it works', 'they are syncing', 'it is fixed', 'the page loads', 'that helped');
    const spoilt = fc.oneof(
      success.map((text) => `I hope ${text}`),
      success.map((text) => `not sure if ${text}`),
      success.map((text) => `${text}, but only for a minute`),
      success.map((text) => `${text} for a second then stopped`),
      success.map((text) => `how do I know that ${text}`),
      success.map((text) => `maybe ${text}`),
      fc.constantFrom(
        'it was working yesterday',
        'yes I will do it tonight',
        'I will try tomorrow',
        'it worked until this morning',
        'it should work',
      ),
    );
    fc.assert(
      fc.property(spoilt, fc.constantFrom(...checks), (text, context) => {
        const { acts, verdict } = interpret(text, context, ear);
        const [first] = acts;
        const resolves =
          (first?.act === 'report' && first.kind === 'solved') || (first?.act === 'wish' && first.kind === 'works-now');
        return !(resolves && verdict === 'heard');
      }),
      { numRuns: 200 },
    );
  });

  it('is sure of a button by its own words alone', () => {
    for (const context of questions)
      context.answers.forEach(({ label }, at) => {
        const { verdict, acts } = interpret(label, context, ear);
        expect([label, verdict, acts[0]?.act === 'answer' && acts[0].answer]).toEqual([label, 'heard', at]);
      });
  });

  it('reads any text, says the same twice, and gives shares between 0 and 1', () => {
    const words = fc.array(
      fc.constantFrom('not', 'yes', 'no', 'if', 'but', ',', '.', '?', 'only', '71 %', 'photos', 'on', 'ü', '🙂', "n't"),
      { maxLength: 30 },
    );
    const any = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      words.map((each) => each.join(' ')),
    );
    fc.assert(
      fc.property(any, anyPhase, (text, context) => {
        const read = interpret(text, context, ear);
        expect(interpret(text, context, ear)).toEqual(read);
        return read.acts.every(
          ({ share, clause }) => share >= 0 && share <= 1 && clause >= -1 && clause < Math.max(1, read.clauses.length),
        );
      }),
      { numRuns: 300 },
    );
  });
});
