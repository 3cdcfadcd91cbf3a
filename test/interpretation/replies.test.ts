import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/interpretation/context.ts';
import { earOf, learnEar } from '../../src/interpretation/ear.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import type { Interpretation } from '../../src/interpretation/interpretation.ts';
import { lessonOf } from '../../src/interpretation/lesson-of.ts';
import { taughtEar } from './support/taught-ear.ts';

const { content, ear } = await taughtEar();
const german = lessonOf(content, 'de');
if (!german) throw new Error('German has no words.');
const ears = { en: ear, de: earOf(german, learnEar(german)) };

type Reply = { readonly language: 'en' | 'de'; readonly place: string; readonly said: string; readonly wanted: string };

const replies = readFileSync(join(import.meta.dirname, 'replies.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Reply => {
    const [language = '', step = '', phase = '', said = '', wanted = ''] = line.split('\t');
    return { language: language === 'de' ? 'de' : 'en', place: `${step}/${phase}`, said, wanted };
  });

function contextAt(place: string): Context {
  const [flowId = '', stepId = '', phase = ''] = place.split('/');
  const flow = content.flows[flowId];
  const step = flow?.steps.find(({ id }) => id === stepId);
  if (!flow || !step) throw new Error(`There is no step at ${place}. Look in dialogs/.`);
  if (phase === 'question') return { phase, question: step.ask ?? '', answers: step.answers };
  return { phase: phase === 'parked' ? phase : 'check', question: step.check ?? flow.check, answers: [] };
}

/** How a reply was heard, in the words of the list. */
function nameOf({ verdict, acts: [act] }: Interpretation, { answers }: Context): readonly string[] {
  if (!act || verdict === 'unheard') return ['unheard'];
  const asked = verdict === 'confirm' ? ['confirm'] : [];
  if (act.act !== 'answer') return [act.act, ...('kind' in act ? [`${act.act}:${act.kind}`, act.kind] : []), ...asked];
  return [act.answer === 'unsure' ? 'unsure' : `=${answers[act.answer]?.label}`, ...asked];
}

function judged({ language, place, said, wanted }: Reply): 'right' | 'wrong' | 'missed' {
  const context = contextAt(place);
  const heard = interpret(said, context, ears[language]);
  const may = wanted.split('|');
  if (may.includes(heard.verdict)) return 'right';
  // Danger that is asked about is not overheard.
  const isHeard = heard.verdict === 'heard' || (heard.verdict === 'confirm' && heard.acts[0]?.act === 'urgent');
  if (!isHeard) return 'missed';
  return nameOf(heard, context).some((name) => may.includes(name)) ? 'right' : 'wrong';
}

describe.each([
  { language: 'en', right: 0.84, wrong: 0.05 },
  { language: 'de', right: 0.65, wrong: 0.1 },
] as const)('replies in the language $language', ({ language, right, wrong }) => {
  const all = replies.filter((each) => each.language === language).map((reply) => ({ reply, as: judged(reply) }));
  const as = (how: 'right' | 'wrong') => all.filter((each) => each.as === how);
  const told = (how: 'wrong') =>
    as(how)
      .map(({ reply }) => reply.said)
      .join('\n');

  it('are heard right as often as was measured', () => {
    expect(as('right').length / all.length).toBeGreaterThanOrEqual(right);
  });

  it('are seldom taken for what they do not say', () => {
    expect(as('wrong').length / all.length, told('wrong')).toBeLessThanOrEqual(wrong);
  });
});
