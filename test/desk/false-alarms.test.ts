import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { alarmIn } from '../../src/desk/listening/alarm-in.ts';
import { earOf, learnEar } from '../../src/interpretation/ear.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { lessonOf } from '../../src/interpretation/lesson-of.ts';

/** Of dangers that were never learned so many are heard or asked about; German has fewer to learn from. */
const heardAtLeast = { en: 0.78, de: 0.38 } as const;

const loaded = await loadContent(join(import.meta.dirname, '../..'));
if (loaded.type === 'faults') throw new Error('The content has faults.');
const { content } = loaded;

describe.each(['en', 'de'] as const)('danger in the language %s', (language) => {
  const lesson = lessonOf(content, language);
  if (!lesson) throw new Error('The desk has no words.');
  const ear = earOf(lesson, learnEar(lesson));
  const { acts, examples } = content.languages[language] ?? content;
  const alarmOf = (text: string) => alarmIn(interpret(text, { phase: 'none', answers: [] }, ear).acts);

  it('is heard in at most 1 of 500 harmless messages', () => {
    const other = ({ act }: { readonly act: string }) => act !== 'urgent';
    const harmless = [
      ...[examples.utterances, examples.holdouts, acts.utterances.filter(other), acts.holdouts.filter(other)].flatMap(
        (rows) => rows.map(({ text }) => text),
      ),
      ...[acts.harmless, acts.harmlessHoldouts, examples.notOurs, examples.notOursHoldouts].flat(),
    ];
    const alarms = harmless.filter((text) => alarmOf(text)?.isSure);
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(harmless.length / 500);
  });

  it('is heard or asked about where it was never learned', () => {
    const dangers = acts.holdouts.filter(({ act }) => act === 'urgent');
    const heard = dangers.filter(({ text }) => alarmOf(text) !== undefined);
    expect(heard.length / dangers.length).toBeGreaterThanOrEqual(heardAtLeast[language]);
  });
});
