import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Interpretation } from '../../src/interpretation/interpretation.ts';
import { deskContent } from '../play/desk-content.ts';
import { hearAt } from './support/hear-at.ts';

const desk = await deskContent();

type Language = 'en' | 'de';
type Reply = {
  readonly language: Language;
  readonly flow: string;
  readonly step: string;
  readonly phase: string;
  readonly said: string;
  readonly wanted: string;
};

const replies = readFileSync(join(import.meta.dirname, 'replies.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Reply => {
    const [language = '', place = '', phase = '', said = '', wanted = ''] = line.split('\t');
    const [flow = '', step = ''] = place.split('/');
    return { language: language === 'de' ? 'de' : 'en', flow, step, phase, said, wanted };
  });

/** How a reply was heard, in the words of the list. */
function nameOf({ verdict, acts: [act] }: Interpretation): readonly string[] {
  if (!act || verdict === 'unheard') return ['unheard'];
  const asked = verdict === 'confirm' ? ['confirm'] : [];
  if (act.act !== 'answer') return [act.act, ...('kind' in act ? [`${act.act}:${act.kind}`, act.kind] : []), ...asked];
  return [act.answer === 'unsure' ? 'unsure' : `=${act.answer}`, ...asked];
}

function judged({ said, wanted, ...at }: Reply): 'right' | 'wrong' | 'missed' {
  const interpretation = hearAt(desk, at, said);
  const may = wanted.split('|');
  if (may.includes(interpretation.verdict)) return 'right';
  // Danger that is asked about is not overheard.
  const { verdict, acts } = interpretation;
  const isHeard = verdict === 'heard' || (verdict === 'confirm' && acts[0]?.act === 'urgent');
  if (!isHeard) return 'missed';
  return nameOf(interpretation).some((name) => may.includes(name)) ? 'right' : 'wrong';
}

describe.each([
  { language: 'en', right: 0.81, wrong: 0.08 },
  { language: 'de', right: 0.81, wrong: 0.085 },
] as const)('replies in the language $language', ({ language, right, wrong }) => {
  const all = replies.filter((each) => each.language === language).map((reply) => ({ reply, as: judged(reply) }));
  const as = (how: 'right' | 'wrong') => all.filter((each) => each.as === how);
  const told = as('wrong')
    .map(({ reply }) => reply.said)
    .join('\n');

  it('are heard right as often as was measured', () => {
    expect(as('right').length / all.length).toBeGreaterThanOrEqual(right);
  });

  it('are seldom taken for what they do not say', () => {
    expect(as('wrong').length / all.length, told).toBeLessThanOrEqual(wrong);
  });
});
