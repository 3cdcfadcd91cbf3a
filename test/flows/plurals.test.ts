import { expect, it } from 'vitest';
import type { Phrases } from '../../src/domain/content/phrases.ts';
import { formOf, pluralForms } from '../../src/domain/text/plurals.ts';
import { sayFrom } from '../../src/flows/replies/say.ts';
import { somePhrases } from './support/some-flow.ts';

const waiting = (language: string, text: string): Phrases => ({
  ...somePhrases({}, { 'ask-how-long': [text] }),
  language,
});

it.each([
  ['en', 'About {minutes} {minutes|minute|minutes}.', 1, 'About 1 minute.'],
  ['en', 'About {minutes} {minutes|minute|minutes}.', 1440, 'About 1,440 minutes.'],
  ['de', 'Etwa {minutes} {minutes|Minute|Minuten}.', 1440, 'Etwa 1.440 Minuten.'],
  ['ru', 'Около {minutes} {minutes|минуты|минут|минут|минут}.', 21, 'Около 21 минуты.'],
])('a number brings its word in the form that %s has for it: "%s"', (language, text, minutes, said) => {
  expect(sayFrom(waiting(language, text), 0)('ask-how-long', { minutes })).toBe(said);
});

it('each language has its own forms, and a form too few is the last one', () => {
  expect(pluralForms('de')).toEqual(['one', 'other']);
  expect(pluralForms('ru')).toEqual(['one', 'few', 'many', 'other']);
  expect(formOf(5, ['минута'], 'ru')).toBe('минута');
});
