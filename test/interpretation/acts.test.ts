import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/interpretation/context.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();

const step = content.flows['icloud-photos-not-syncing']?.steps.find(({ id }) => id === 'apple-id');
const question: Context = { phase: 'question', question: step?.ask ?? '', answers: step?.answers ?? [] };
const check: Context = {
  phase: 'check',
  question: content.flows['icloud-photos-not-syncing']?.check ?? '',
  answers: [],
};

const named = (text: string, context: Context) => {
  const { acts } = interpret(text, context, ear);
  return acts.map((act) => `${act.act}${'kind' in act ? `.${act.kind}` : 'answer' in act ? `.${act.answer}` : ''}`);
};

describe('a message at a question', () => {
  it.each([
    ['where do I find that?', 'ask.where'],
    ['how long does that take', 'ask.how-long'],
    ['are you a bot?', 'ask.are-you-a-bot'],
    ['wait', 'wish.wait'],
    ['bye', 'social.bye'],
    ['this is stupid', 'social.anger'],
    ['I do not know', 'answer.unsure'],
    ['no clue how much I pay', 'answer.unsure'],
    ['a pin code is what', 'ask.'],
  ])('"%s" is %s', (text, wanted) => {
    expect(named(text, question)[0]?.startsWith(wanted)).toBe(true);
  });

  it('is answered and asks back in one', () => {
    const acts = named("Yes, the same one. But shouldn't we fix the Wi-Fi first?", question);
    expect(acts).toContain('answer.0');
    expect(acts.some((act) => act.startsWith('ask') || act === 'wish.another-step')).toBe(true);
  });
});

describe('a message after a fix', () => {
  it.each([
    ["yes, they're syncing", 'report.solved'],
    ['no, still nothing', 'report.no-effect'],
    ['not sure', 'report.unsure'],
    ["I haven't done it yet", 'report.not-yet'],
  ])('"%s" is %s', (text, wanted) => {
    expect(named(text, check)[0]).toBe(wanted);
  });
});

describe('a fix that was not possible', () => {
  const fix: Context = {
    ...check,
    fix: 'Sign in with the password of your account, or use the little pin from the box.',
  };

  it.each(["I don't have that pin", "there's no pin in the box", "I don't know the password", "can't find the box"])(
    'is reported by "%s", since a thing of it is lacking',
    (text) => {
      expect(named(text, fix)[0]).toBe('report.could-not');
    },
  );
});

describe('what is told beside a fix', () => {
  it.each([
    ['pulled it out, wiped it, no', 'report.no-effect'],
    ['hello again. still nothing', 'report.no-effect'],
    ['the problem is gone', 'report.solved'],
    ['no way am I doing that', 'report.could-not'],
  ])('"%s" is %s', (text, wanted) => {
    expect(named(text, check)[0]?.startsWith(wanted)).toBe(true);
  });
});

it('what is stuck is not solved by the words of the check beside it', () => {
  for (const text of ['my icloud photos are stuck syncing', 'they are stuck syncing'])
    expect(named(text, check)).not.toContain('report.solved');
});

describe('danger', () => {
  it.each([
    ['my phone is burning', 'urgent.burning'],
    ['I want to die', 'urgent.self-harm'],
    ['the battery is swollen', 'urgent.swollen-battery'],
  ])('"%s" comes first in every phase', (text, wanted) => {
    for (const context of [question, check, { phase: 'none', answers: [] } as const])
      expect(named(text, context)[0]).toBe(wanted);
  });
});
