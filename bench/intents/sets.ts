import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labelledRows } from '../../src/cli/accuracy/labelled-rows.ts';
import type { Example } from '../../src/domain/content/content.ts';

/** A public set, read. */
export type LabelledSet = {
  readonly name: string;
  readonly train: readonly Example[];
  readonly valid: readonly Example[];
  readonly test: readonly Example[];
  readonly strangers: {
    readonly train: readonly string[];
    readonly valid: readonly string[];
    readonly test: readonly string[];
  };
};

const files: readonly {
  readonly name: string;
  readonly folder: string;
  readonly train: string;
  readonly full?: true;
}[] = [
  { name: 'clinc150', folder: 'clinc150', train: 'train.tsv', full: true },
  { name: 'banking77', folder: 'banking77', train: 'train_full.tsv' },
  { name: 'banking77, 10-shot', folder: 'banking77', train: 'train_10shot.tsv' },
  { name: 'askubuntu', folder: 'askubuntu', train: 'train.tsv' },
];

export const setNames: readonly string[] = files.map(({ name }) => name);

/** Reads a set below a folder; undefined if it is not there. Only clinc150 has rows for fitting apart, and strangers. */
export async function readSet(root: string, name: string): Promise<LabelledSet | undefined> {
  const set = files.find((each) => each.name === name);
  if (!set || !existsSync(join(root, set.folder))) return undefined;
  const read = (file: string) => labelledRows(join(root, set.folder, file));
  const texts = async (file: string) => (set.full ? (await read(file)).map(({ text }) => text) : []);
  return {
    name,
    train: await read(set.train),
    valid: set.full ? await read('valid.tsv') : [],
    test: await read('test.tsv'),
    strangers: {
      train: await texts('oos_train.tsv'),
      valid: await texts('oos_valid.tsv'),
      test: await texts('oos_test.tsv'),
    },
  };
}
