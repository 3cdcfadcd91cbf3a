import { describe, expect, it } from 'vitest';
import { stemmedLanguages, stemmerOf } from '../../src/intents/text/stemmer.ts';
import { wordFormOf } from '../../src/intents/text/word-form.ts';

describe('stemmers', () => {
  it.each(stemmedLanguages)('are found for %s, and give a text for any word', (language) => {
    const stem = stemmerOf(language);
    for (const word of ['charging', '', '__proto__', 'constructor', '你好', 'x'.repeat(2000), '🤷']) {
      expect(typeof stem?.(word)).toBe('string');
    }
  });

  it('bring forms of a word together', () => {
    expect(new Set(['charging', 'charges', 'charged'].map((word) => stemmerOf('en')?.(word)))).toEqual(
      new Set(['charg']),
    );
    expect(stemmerOf('de-AT')?.('ladungen')).toBe(stemmerOf('de')?.('ladung'));
  });

  it('are undefined for a language that natural does not know, even an odd one', () => {
    expect(stemmerOf('tlh')).toBeUndefined();
    expect(stemmerOf('constructor')).toBeUndefined();
    expect(stemmerOf('__proto__')).toBeUndefined();
  });
});

describe('letters with marks', () => {
  it.each([
    ['nl', 'geïnstalleerd', 'geinstalleerd'],
    ['fr-CA', 'réseau où ça plante', 'reseau ou ca plante'],
    ['pl', 'zdjęcia się', 'zdjecia sie'],
    ['tlh', 'é', 'e'],
  ])('are read as the bare letter in %s: "%s"', (language, typed, bare) => {
    expect(wordFormOf({ language })?.fold(typed)).toBe(bare);
  });

  it('are read as content lists them, the longest run first', () => {
    const letters = { ı: 'i', ł: 'l', ij: 'y', ijs: 'z' };
    const fold = wordFormOf({ language: 'tlh', letters })?.fold;
    expect(fold?.('ılık łóżko')).toBe('ilik lóżko');
    expect(fold?.('wij ijs é')).toBe('wy z é');
  });

  it('stay in scripts that tell words apart by them', () => {
    expect(wordFormOf({ language: 'ru' })?.fold('мой')).toBe('мой');
    expect(wordFormOf({ language: 'uk' })?.fold('її')).toBe('її');
  });
});
