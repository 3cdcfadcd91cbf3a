import { describe, expect, it } from 'vitest';
import { placeOf, readAskedReply } from '../../src/cli/hearing/asked-reply.ts';
import { hearReply } from '../../src/desk/listening/hear.ts';
import { spokenContent } from '../../src/domain/content/spoken-content.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { deskContent } from '../play/desk-content.ts';

const desk = await deskContent();
const { content } = desk;

/** How many sentences about other problems are said at each question. */
const each = 25;

/** Sentences about other problems, said at each question of each flow, and what the bot took them for. */
function heardElsewhere(language: 'en' | 'de') {
  const spoken = spokenContent(content, language);
  const ear = desk.ears(language);
  if (!ear) throw new Error(`There is no ear for ${language}.`);
  const { examples } = content.languages[language] ?? content;
  const problems = examples.utterances.filter(({ intent }) => content.flows[intent]);
  const random = randomOf(7);
  return Object.values(spoken.flows).flatMap((flow) => {
    const others = problems.filter(({ intent }) => intent !== flow.id);
    return flow.steps.flatMap(({ id, ask }) => {
      if (ask === undefined) return [];
      return Array.from({ length: each }, () => {
        const said = others[Math.floor(random() * others.length)]?.text ?? '';
        const asked = readAskedReply(
          JSON.stringify({ flow: flow.id, step: id, phase: 'question', reply: said }),
          said,
          spoken,
        );
        const { interpretation } = hearReply(said, placeOf(asked, spoken, desk.classifier), ear);
        const [act] = interpretation.acts;
        const isAnswer = act?.act === 'answer' && act.answer !== 'unsure';
        return { place: `${flow.id}/${id}: ${said}`, isTaken: isAnswer && interpretation.verdict === 'heard' };
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
