import { describe, expect, it } from 'vitest';
import { answerReader, learnAnswers } from '../../src/interpretation/answers/answer-reader.ts';
import type { Context } from '../../src/interpretation/context.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();

/** What is heard at a question, as the label of an answer, and how. */
function heardAt(flowId: string, stepId: string, text: string): string {
  const step = content.flows[flowId]?.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`There is no step ${stepId} in ${flowId}.`);
  const place: Context = { phase: 'question', question: step.ask ?? '', answers: step.answers };
  const { verdict, acts } = interpret(text, place, ear);
  const [act] = acts;
  const answer = act?.act === 'answer' && act.answer !== 'unsure' ? step.answers[act.answer]?.label : act?.act;
  return `${verdict} ${answer}`;
}

describe('what was learned of the answers to a question', () => {
  it.each([
    ['wifi-not-working', 'router', 'neither the tablet nor the telly', 'No, nothing works'],
    ['wifi-not-working', 'router', 'only mine is being dumb, everyone elses works', 'Yes, others work'],
  ])('at %s, %s, hears "%s"', (flow, step, text, label) => {
    expect(heardAt(flow, step, text)).toBe(`heard ${label}`);
  });

  it('keeps a yes that stands beside words of another answer from being heard', () => {
    const heard = heardAt(
      'icloud-photos-not-syncing',
      'apple-id',
      'the email there is my brother’s, my pics are on mine',
    );
    expect(heard).not.toBe('heard Yes, the same one');
  });

  it.each([
    ['iphone-storage-full', 'recently-deleted', 'stood at four percent this morning although it was plugged in'],
    ['iphone-storage-full', 'recently-deleted', 'it gains one percent in twenty minutes'],
    ['icloud-photos-not-syncing', 'power', 'freezes, thaws, freezes'],
  ])('does not take words of %s/%s for an answer that are learned to be none: %s', (flow, step, text) => {
    expect(heardAt(flow, step, text)).not.toMatch(/^heard/);
  });

  it('hears nothing in what somebody only believes, which their words are asked about', () => {
    expect(heardAt('icloud-storage-full', 'old-backups', 'there might be some old ones I think')).not.toMatch(/^heard/);
  });
});

describe('reading with what was learned', () => {
  const kettle = {
    name: 'kettle',
    answers: [
      ['the lamp is lit', 'lamp lit', 'a lit lamp', 'the lamp has been lit'],
      ['the lamp is dark', 'lamp dark', 'a dark lamp', 'the lamp stays dark'],
    ],
  };
  const others = Array.from({ length: 60 }, (_, at) => `what is this for then ${at}`);
  const read = answerReader(learnAnswers([kettle], others));

  it('tells answers from each other by the words they do not share', () => {
    const [lit, dark] = read('kettle', 'that lamp is lit now') ?? [];
    expect(lit?.share).toBeGreaterThan(dark?.share ?? 1);
  });

  it('leaves most to none where no word is known', () => {
    const answers = read('kettle', 'zyx wvu') ?? [];
    expect(answers.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(0.5);
  });

  it('gives odds that do not hang on how much was said that answers nothing', () => {
    const [seldom] = read('kettle', 'that lamp is lit now') ?? [];
    const more = Array.from({ length: 600 }, (_, at) => `what is this for then ${at}`);
    const [often] = answerReader(learnAnswers([kettle], more))('kettle', 'that lamp is lit now') ?? [];
    expect(seldom?.odds).toBeGreaterThan(0);
    expect(often?.odds).toBeGreaterThan(0);
    expect(read('kettle', 'what is this for then')?.every(({ odds }) => odds < 0)).toBe(true);
  });

  it('says nothing of a question that was not learned', () => {
    expect(read('toaster', 'the lamp is lit')).toBeUndefined();
  });
});
