import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dyingPoints } from '../../trust/dying-points.ts';
import { plantedDefects } from '../../trust/planted-defects.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');

it('every defect that `npm run trust` plants still has its place, and so has each point at which it lets the server die', () => {
  expect(plantedDefects.length).toBeGreaterThanOrEqual(10);
  const defects = plantedDefects.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit })));
  const edits = [...defects, ...dyingPoints];
  expect(edits.filter(({ file, from }) => read(file).split(from).length !== 2).map(({ name }) => name)).toEqual([]);
});
