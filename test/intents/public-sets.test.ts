import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelledRows } from '../../src/cli/labelled-rows.ts';
import { evaluateOn } from '../../src/intents/evaluate-on.ts';

const folder = join(import.meta.dirname, '../../../shared/intent-bench');
const none = { utterances: [], notOurs: [] };

async function evaluated(train: string, test: string) {
  const [learned, asked] = await Promise.all([labelledRows(join(folder, train)), labelledRows(join(folder, test))]);
  return evaluateOn(
    { train: { utterances: learned, notOurs: [] }, valid: none, test: { utterances: asked, notOurs: [] } },
    1,
  );
}

describe.skipIf(!existsSync(folder))('on public sets, where they are at hand', () => {
  it('askubuntu is understood at 92.5 % or better', async () => {
    expect((await evaluated('askubuntu/train.tsv', 'askubuntu/test.tsv')).accuracy).toBeGreaterThanOrEqual(0.925);
  });

  it('banking77 is understood at 77 % or better from ten examples an intent', { timeout: 120_000 }, async () => {
    const { accuracy } = await evaluated('banking77/train_10shot.tsv', 'banking77/test.tsv');
    expect(accuracy).toBeGreaterThanOrEqual(0.77);
  });
});
