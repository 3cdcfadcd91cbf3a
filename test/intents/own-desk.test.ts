import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/content/load-content.ts';
import type { Classifier } from '../../src/domain/classifier.ts';
import { classifierOf } from '../../src/intents/classifier.ts';
import { type Measured, measure } from '../../src/intents/measure.ts';
import { trainInWorker } from '../../src/intents/train-in-worker.ts';

let classifier: Classifier;
let measured: Measured;

beforeAll(async () => {
  const loaded = await loadContent(join(import.meta.dirname, '../..'));
  if (loaded.type === 'faults') throw new Error('the content has faults: npm run check-content tells them');
  const { examples, desk } = loaded.content;
  classifier = classifierOf(await trainInWorker(examples, desk.costs));
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

  it('is sure of more than half of what is held out, so that it does not ask when it could help', () => {
    expect(measured.sureAndRight).toBeGreaterThanOrEqual(0.55);
  });

  it('is sure of photos that are not uploading', () => {
    expect(classifier.understand('photos not uploading').verdict).toMatchObject({
      type: 'sure',
      intent: 'icloud-photos-not-syncing',
    });
  });
});
