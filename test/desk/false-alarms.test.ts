import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { alarmIn } from '../../src/desk/listening/alarm-in.ts';
import { earOf, learnEar } from '../../src/interpretation/ear.ts';
import { interpret } from '../../src/interpretation/interpret.ts';
import { lessonOf } from '../../src/interpretation/lesson-of.ts';
import { segmentsOf } from '../../src/interpretation/text/segments.ts';
import { sentencesOf } from '../../src/interpretation/text/sentences.ts';

/** Of dangers that were never learned so many are heard or asked about; German has fewer to learn from. */
const heardAtLeast = { en: 0.95, de: 0.88 } as const;

/** Of the dangers that are learned so many hold one of their own words, without which only a question may be asked. */
const namedAtLeast = 0.99;

/** Nobody's words of these are a danger's own, whatever the whole resembles. */
const neverSaid = {
  en: [
    "it's a white screen only, and I'm on the house wifi",
    'I do all my work with it for a living',
    'my whatsapp hangs every day',
  ],
  de: [
    'ich mache das mit dem Handy beruflich',
    'WhatsApp hängt den ganzen Tag',
    'der Stecker vom Router ist jetzt draußen',
  ],
} as const;

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

  it("is learned from lines that have the danger's own words", () => {
    const dangers = acts.utterances.filter(({ act }) => act === 'urgent');
    const unnamed = dangers.filter(({ kind, text }) => {
      const clauses = sentencesOf(text, ear.lexicon).flatMap(segmentsOf);
      return !ear.dangersNamed(clauses.map(({ tokens }) => tokens)).has(`urgent.${kind}`);
    });
    const lines = unnamed.map(({ text }) => text).join('\n');
    expect(unnamed.length, lines).toBeLessThanOrEqual(dangers.length * (1 - namedAtLeast));
  });

  it.each(neverSaid[language])('is not heard in what only resembles it: "%s"', (text) => {
    expect(alarmOf(text)).toBeUndefined();
  });
});
