import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelledRows } from '../../src/cli/accuracy/labelled-rows.ts';
import { evaluateModel } from '../../src/intents/inspect/evaluate-model.ts';
import { trainForBenchmark } from '../../src/intents/train/train-for-benchmark.ts';

const folder = join(import.meta.dirname, '../../../shared/intent-bench');

async function evaluated(set: string, train: string, valid?: string) {
  const read = async (file: string | undefined) => ({
    utterances: file === undefined ? [] : await labelledRows(join(folder, set, file)),
    notOurs: [],
  });
  return evaluateModel(trainForBenchmark(await read(train), await read(valid), 1), await read('test.tsv'));
}

describe.skipIf(!existsSync(folder))('on public sets, where they are at hand', () => {
  it('askubuntu is understood at 92.5 % or better', async () => {
    expect((await evaluated('askubuntu', 'train.tsv')).accuracy).toBeGreaterThanOrEqual(0.925);
  });

  it('banking77 is understood at 77 % or better from ten examples an intent', { timeout: 120_000 }, async () => {
    const { accuracy } = await evaluated('banking77', 'train_10shot.tsv', 'valid.tsv');
    expect(accuracy).toBeGreaterThanOrEqual(0.77);
  });
});
