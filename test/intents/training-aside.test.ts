import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentencesOf } from '../../bench/big-desk/sentences.ts';
import { classifierOf } from '../../src/intents/classify/classifier.ts';
import { readModel } from '../../src/intents/model/model-bytes.ts';
import { cachedModel } from '../../src/intents/model/model-cache.ts';
import { openModel, trainApart } from '../../src/intents/model/open-model.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { smallDesk, stakes } from './support/small-desk.ts';

const model = trainClassifier(smallDesk);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-aside-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('while a model is trained', () => {
  it('messages are understood all the time, by the model there was', async () => {
    const larger = sentencesOf({ intents: 6, utterances: 20, holdouts: 0 }, 1);
    const { understand } = classifierOf(model, stakes);
    let isDone = false;
    let turns = 0;
    const training = trainApart(larger).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      expect(understand('where is my parcel').verdict).toEqual({ type: 'sure', intent: 'parcel' });
      turns++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await training;
    expect(turns).toBeGreaterThan(100);
  });

  it('progress rises evenly from the first part to the last', async () => {
    const told: number[] = [];
    await trainApart(smallDesk, { onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBeCloseTo(1, 9);
    expect(told[0]).toBeLessThan(0.1);
    const longest = told.reduce((most, done, at) => Math.max(most, done - (told[at - 1] ?? 0)), 0);
    expect(longest).toBeLessThan(0.2);
  });
});

describe('a model that is kept', () => {
  it('is whole at every moment, while it is written again and again', async () => {
    const inside = join(folder, 'swapped');
    const path = join(inside, 'a.model');
    // Large, so that writing takes a while.
    const large = { ...model, nearby: { ...model.nearby, intents: new Int32Array(2 ** 19) } };
    let isDone = false;
    const lane = async () => {
      for (let time = 0; time < 6; time++) {
        await rm(path, { force: true });
        await cachedModel(inside, 'a', async () => large);
      }
    };
    const writing = Promise.all([lane(), lane()]).finally(() => {
      isDone = true;
    });
    let read = 0;
    while (!isDone) {
      const bytes = await readFile(path).catch(() => undefined);
      if (!bytes) continue;
      read++;
      expect(readModel(bytes)).toBeDefined();
    }
    await writing;
    expect(read).toBeGreaterThan(0);
    expect(await readdir(inside)).toEqual(['a.model']);
  });

  it('is opened without training or writing where nothing changed', async () => {
    const inside = join(folder, 'again');
    await openModel(inside, smallDesk);
    const [name = ''] = await readdir(inside);
    const { ino } = await stat(join(inside, name));
    let told = 0;
    await openModel(inside, smallDesk, { onProgress: () => told++ });
    expect(told).toBe(0);
    expect((await stat(join(inside, name))).ino).toBe(ino);
  });
});
