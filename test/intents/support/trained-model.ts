import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../../src/intents/classify/model.ts';
import type { Learnable } from '../../../src/intents/learners/training-rows.ts';
import { cachedModel } from '../../../src/intents/model/model-cache.ts';
import { modelKey } from '../../../src/intents/model/model-key.ts';
import { trainApart } from '../../../src/intents/model/open-model.ts';
import { filesBelow } from '../../house/support/files-below.ts';

const root = join(import.meta.dirname, '../../..');

/** A model trained by the code as it is now: kept from run to run until that, or what it learns, is changed. */
export function trainedModel(examples: Learnable): Promise<Model> {
  const hash = createHash('sha256').update(process.version);
  for (const folder of ['src/intents', 'src/domain'])
    for (const file of filesBelow(folder, /\.ts$/)) hash.update(readFileSync(join(root, file)));
  const key = `${modelKey(examples, 1)}${hash.digest('hex').slice(0, 16)}`;
  return cachedModel(join(root, '.cache/test-trained'), key, () => trainApart(examples));
}
