import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cachedModel } from '../../src/intents/model/model-cache.ts';
import { modelKey } from '../../src/intents/model/model-key.ts';
import { trainApart } from '../../src/intents/model/open-model.ts';
import { trainClassifier } from '../../src/intents/train/train.ts';
import { smallDesk } from './support/small-desk.ts';

const model = trainClassifier(smallDesk);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-models-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the cache of models', () => {
  it('trains once for a key, and reads the same model ever after', async () => {
    let trained = 0;
    const train = async () => {
      trained++;
      return model;
    };
    const inside = join(folder, 'once');
    await cachedModel(inside, 'a', train);
    expect(await cachedModel(inside, 'a', train)).toEqual(model);
    expect(trained).toBe(1);
    await cachedModel(inside, 'b', train);
    expect(trained).toBe(2);
  });

  it('leaves nothing beside the model', async () => {
    const inside = join(folder, 'beside');
    await cachedModel(inside, 'a', async () => model);
    expect(await readdir(inside)).toEqual(['a.model']);
  });

  it('trains anew over a file that is not whole, and mends it', async () => {
    const inside = join(folder, 'spoilt');
    await cachedModel(inside, 'a', async () => model);
    const path = join(inside, 'a.model');
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length >> 1));
    let trained = 0;
    const again = await cachedModel(inside, 'a', async () => {
      trained++;
      return model;
    });
    expect([trained, again]).toEqual([1, model]);
    expect(await readFile(path)).toEqual(whole);
  });

  it('keeps no more than five models', async () => {
    const inside = join(folder, 'many');
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await cachedModel(inside, key, async () => model);
    expect(await readdir(inside)).toHaveLength(5);
    expect(await readdir(inside)).toContain('g.model');
  });

  it('keeps a model that is used, however many others are tried', async () => {
    const inside = join(folder, 'used');
    for (const key of ['used', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await cachedModel(inside, key, async () => model);
      await cachedModel(inside, 'used', async () => model);
    }
    expect(await readdir(inside)).toContain('used.model');
  });

  it('gives the model even where nothing can be kept', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await cachedModel(join(file, 'below'), 'a', async () => model)).toBe(model);
  });

  it('names another model for other words or seeds, and the same for another order', () => {
    const key = modelKey(smallDesk, 1);
    expect(modelKey({ ...smallDesk, utterances: smallDesk.utterances.toReversed() }, 1)).toBe(key);
    expect(modelKey({ ...smallDesk, notOurs: smallDesk.notOurs.slice(1) }, 1)).not.toBe(key);
    expect(modelKey(smallDesk, 2)).not.toBe(key);
  });
});

describe('training in a process of its own', () => {
  it('gives the model that training here gives, and tells how far it is', async () => {
    const told: number[] = [];
    expect(await trainApart(smallDesk, { onProgress: (done) => told.push(done) })).toEqual(model);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
