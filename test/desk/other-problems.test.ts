import { describe, expect, it } from 'vitest';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { deskContent } from '../play/desk-content.ts';
import { hearAt } from './support/hear-at.ts';

const desk = await deskContent();
const { content } = desk;

/** How many sentences about other problems are said at each question. */
const each = 25;

/** Sentences about other problems, said at each question of each flow, and what the bot took them for. */
function heardElsewhere(language: 'en' | 'de') {
  const { examples } = content.languages[language] ?? content;
  const problems = examples.utterances.filter(({ intent }) => content.flows[intent]);
  const random = randomOf(7);
  return Object.values(content.flows).flatMap((flow) => {
    const others = problems.filter(({ intent }) => intent !== flow.id);
    return flow.steps.flatMap(({ id, ask }) => {
      if (ask === undefined) return [];
      return Array.from({ length: each }, () => {
        const said = others[Math.floor(random() * others.length)]?.text ?? '';
        const { verdict, acts } = hearAt(desk, { language, flow: flow.id, step: id, phase: 'question' }, said);
        const [act] = acts;
        const isAnswer = act?.act === 'answer' && act.answer !== 'unsure';
        return { place: `${flow.id}/${id}: ${said}`, isTaken: isAnswer && verdict === 'heard' };
      });
    });
  });
}

// Some of them do answer: "my iPhone is full" says whether there is room.
describe.each([
  { language: 'en', most: 0.03 },
  { language: 'de', most: 0.02 },
] as const)('in the language $language', ({ language, most }) => {
  it('what people open other problems with is seldom taken for an answer to an open question', () => {
    const all = heardElsewhere(language);
    const taken = all.filter(({ isTaken }) => isTaken);
    expect(all.length).toBeGreaterThan(1000);
    expect(taken.length / all.length, taken.map(({ place }) => place).join('\n')).toBeLessThanOrEqual(most);
  });
});
