import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/interpretation/interpret.ts';
import { deskContent } from '../play/desk-content.ts';

const desk = await deskContent();
const ear = desk.ears('en');
if (!ear) throw new Error('There is no ear for en.');

function heard(flow: string, step: string, said: string) {
  const found = desk.content.flows[flow]?.steps.find(({ id }) => id === step);
  if (!ear || !found?.ask) throw new Error(`${flow}/${step} asks nothing.`);
  const context = { phase: 'question', question: found.ask, answers: found.answers } as const;
  const { verdict, acts } = interpret(said, context, ear);
  const [act] = acts;
  return act?.act === 'answer' ? `${verdict} ${act.answer}` : `${verdict} ${act?.act}`;
}

describe('an answer is doubted by what stands beside it', () => {
  it('where one of its words stands among as many strange ones', () => {
    expect(heard('iphone-storage-full', 'recently-deleted', 'I wanted to take a picture of my grandson')).toBe(
      'confirm 1',
    );
    expect(heard('icloud-storage-full', 'old-backups', 'it nags me every day about it')).not.toMatch(/^heard/);
  });

  it('where the sentence tells of a problem', () => {
    expect(heard('icloud-photos-not-syncing', 'apple-id', "the photos won't come, it's all frozen at 99")).not.toMatch(
      /^heard [01]/,
    );
  });

  it('but not where it stands in front, or behind a yes or a no', () => {
    expect(heard('iphone-frozen', 'one-app', 'all of them, the whole phone ignores my grandson')).toBe('heard 1');
    expect(heard('ios-update-failing', 'wifi', 'no, wifi never reaches the woods')).toBe('heard 1');
  });
});
