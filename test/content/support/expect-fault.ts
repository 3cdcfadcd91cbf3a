import { expect } from 'vitest';
import type { Code } from '../../../src/content/faults/codes.ts';
import type { Fault } from '../../../src/domain/content/fault.ts';
import type { Tree } from './good-tree.ts';
import { faultsOf, marked, named } from './in-tree.ts';

/** Beside gaps of translations the tree has this one fault and no other, on the lines marked `# !`. Returns the first. */
export async function expectFault(code: Code, tree: Tree): Promise<Fault> {
  const faults = (await faultsOf(tree)).filter((fault) => code === gap || fault.code !== gap);
  expect(faults.map(named)).toEqual(marked(code, tree));
  const [fault] = faults;
  if (!fault) throw new Error('no line carries the mark');
  return fault;
}

const gap: Code = 'content-untranslated';
