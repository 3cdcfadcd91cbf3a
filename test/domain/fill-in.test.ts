import { describe, expect, it } from 'vitest';
import { fileSize } from '../../src/domain/text/file-size.ts';
import { fillIn } from '../../src/domain/text/fill-in.ts';
import { directionOf } from '../../src/domain/text/text-direction.ts';
import { plainText } from '../../src/domain/text/words.ts';

const [open, close] = ['\u2068', '\u2069'];

describe('a number in a text', () => {
  it.each([
    ['pl', 0, '0 wiadomości czeka'],
    ['pl', 1, '1 wiadomość czeka'],
    ['pl', 3, '3 wiadomości czekają'],
    ['pl', 5, '5 wiadomości czeka'],
    ['pl', 22, '22 wiadomości czekają'],
  ])('brings its words in the form that %s has for %d', (language, count, said) => {
    const text = '{count} {count|wiadomość czeka|wiadomości czekają|wiadomości czeka|wiadomości czeka}';
    expect(fillIn(text, { count }, language)).toBe(said);
  });

  it('is none of a text that fell back to another language: one is the first form, all else the last', () => {
    const english = '{count} {count|message|messages}';
    expect([0, 1, 5].map((count) => fillIn(english, { count }, 'pl'))).toEqual([
      '0 messages',
      '1 message',
      '5 messages',
    ]);
    expect(fillIn(english, { count: 5 }, 'ja')).toBe('5 messages');
  });

  it('is written as the language writes it, and as it stands where no language is told', () => {
    expect(fillIn('{count}', { count: 1440 }, 'de')).toBe('1.440');
    expect(fillIn('{count}', { count: 1440 })).toBe('1440');
    expect(fillIn('{number}', { number: 'F-1440' }, 'de')).toBe('F-1440');
  });
});

describe('what runs in another direction than the text', () => {
  it('is set apart, in both directions', () => {
    expect(fillIn('{agent} has {person} (1)', { agent: 'Bo', person: 'נועה' })).toBe(`Bo has ${open}נועה${close} (1)`);
    expect(fillIn('نجيبك على {mail}!', { mail: 'noa@example.org' })).toBe(`نجيبك على ${open}noa@example.org${close}!`);
  });

  it('is nothing where all runs in one, or nothing has a direction', () => {
    expect(fillIn('{agent} has {person}', { agent: 'Bo', person: 'Zoë' })).toBe('Bo has Zoë');
    expect(fillIn('שלום {person}', { person: 'נועה' })).toBe('שלום נועה');
    expect(fillIn('שלום {number}', { number: '12' })).toBe('שלום 12');
    expect(fillIn('{text}', { text: 'שלום' })).toBe('שלום');
  });

  it('is told by the first letter', () => {
    expect(['1. Bo نجيب', '«نجيب» Bo', '12 %'].map(directionOf)).toEqual(['ltr', 'rtl', undefined]);
  });

  it('leaves no sign in what is compared', () => {
    expect(plainText('\u200fكن\u200e \u2068Photos\u2069')).toBe('كن photos');
  });
});

it('a file is as large as the language writes it', () => {
  expect([31, 2048, 1_363_149].map((bytes) => fileSize(bytes, 'en'))).toEqual(['31 byte', '2 kB', '1.3 MB']);
  expect(fileSize(1_363_149, 'de')).toBe('1,3 MB');
  expect(fileSize(1_363_149, 'fr')).toMatch(/^1,3\sMo$/);
});
