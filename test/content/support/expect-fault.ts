import { expect } from 'vitest';
import type { Code } from '../../../src/content/faults/codes.ts';
import type { Fault } from '../../../src/domain/content/fault.ts';
import type { Tree } from './good-tree.ts';
import { faultsOf, marked, named } from './in-tree.ts';

/** The tree has this one fault and no other, on the lines that carry the mark `# !`. Returns the first. */
export async function expectFault(code: Code, tree: Tree): Promise<Fault> {
  const faults = await faultsOf(tree);
  expect(faults.map(named)).toEqual(marked(code, tree));
  const [fault] = faults;
  if (!fault) throw new Error('no line carries the mark');
  return fault;
}
