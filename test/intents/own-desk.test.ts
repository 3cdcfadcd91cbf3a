import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examples } from '../../src/domain/content/content.ts';
import type { Classifier } from '../../src/domain/ports/classifier.ts';
import { wordsOf } from '../../src/domain/text/words.ts';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { type Measured, measure } from '../../src/intents/inspect/measure.ts';
import { deskContent } from '../play/desk-content.ts';
import { trainedModel } from './support/trained-model.ts';

let classifier: Classifier;
let measured: Measured;
let examples: Examples;

beforeAll(async () => {
  const { content } = await deskContent();
  examples = content.examples;
  classifier = classifierOf(await trainedModel(examples), content.desk);
  measured = measure(classifier, examples);
});

describe('the desk that ships with the product', () => {
  it('understands or offers nearly all held-out sentences', () => {
    expect(measured.rightOrOffered, JSON.stringify(measured.misses, null, 1)).toBeGreaterThanOrEqual(0.94);
  });

  it('is lost on nearly all strangers’ problems', () => {
    expect(measured.strangersLost, JSON.stringify(measured.misses, null, 1)).toBeGreaterThanOrEqual(0.9);
  });

  it('is hardly ever sure of the wrong intent', () => {
    expect(measured.sureAndWrong).toBeLessThanOrEqual(0.02);
    expect(measured.strangersSure).toBeLessThanOrEqual(0.02);
  });

  it('is sure of two thirds of what is held out, so that it does not ask when it could help', () => {
    expect(measured.sureAndRight).toBeGreaterThanOrEqual(0.67);
  });

  it('is sure of three in five long messages, and begins a wrong flow for none', () => {
    const long = examples.holdouts.filter(({ text }) => wordsOf(text).length >= 15);
    expect(long.length).toBeGreaterThan(30);
    const { sureAndRight, sureAndWrong } = measure(classifier, { holdouts: long, notOursHoldouts: [] });
    expect(sureAndRight).toBeGreaterThanOrEqual(0.6);
    expect(sureAndWrong).toBe(0);
  });

  it('is sure of photos that are not uploading', () => {
    expect(classifier.understand('photos not uploading').verdict).toMatchObject({
      type: 'sure',
      intent: 'icloud-photos-not-syncing',
    });
  });

  it('is lost on scripts and pictures that nobody taught it, and never fails', () => {
    const letters = [
      'привет',
      'спасибо',
      '你好',
      '谢谢',
      'สวัสดี',
      'שלום',
      'مرحبا',
      'γειά',
      '안녕',
      'ありがとう',
      '🤷🏽‍♀️',
      '🔥',
      '👩‍👩‍👧',
    ];
    const texts = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.constantFrom(' ', '', ', ', '\n'), (words, between) => {
        expect(classifier.understand(words.join(between)).verdict).toEqual({ type: 'lost' });
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is sure of nothing where one known word stands among words of a script it never saw', () => {
    for (const text of [
      'мои фото не загружаются в iCloud',
      'iPhone 充电不了',
      'iPhone ชาร์จไม่เข้า',
      'صور iCloud لا تتزامن',
    ])
      expect(classifier.understand(text).verdict.type, text).not.toBe('sure');
  });

  it('gives every text a ranking of all its intents that sums to 1', () => {
    const intents = classifier.understand('').ranking.length;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2500 }), (text) => {
        const { ranking } = classifier.understand(text);
        expect(ranking).toHaveLength(intents);
        expect(ranking.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
