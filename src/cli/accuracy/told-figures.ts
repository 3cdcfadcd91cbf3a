import { figuresFile } from '../../content/read/read-folder.ts';
import { compareFigures, type Difference } from './compare-figures.ts';
import { figuresOf, type MeasuredSet } from './figures-of.ts';
import { readFigures, writeFigures } from './keep-figures.ts';
import { tellDifference } from './tell-difference.ts';

/** Lines for the writer, and whether the figures fell so far that somebody has to accept it. */
export type FiguresReport = { readonly lines: readonly string[]; readonly isError: boolean };

/** Compares today's figures with the accepted ones, or accepts today's. */
export async function toldFigures(
  root: string,
  sets: Readonly<Record<string, MeasuredSet>>,
  accept: boolean,
): Promise<FiguresReport> {
  if (accept) {
    await writeFigures(root, figuresOf(sets));
    return { lines: [`The figures are kept in ${figuresFile}. Commit it with the content.`], isError: false };
  }
  const before = await readFigures(root);
  if (!before) {
    const line = `Nothing to compare with yet: \`npm run check-content -- --accept\` keeps these figures in ${figuresFile}.`;
    return { lines: [line], isError: false };
  }
  const after = figuresOf(sets, before);
  const difference: Difference = compareFigures(before, after);
  return {
    lines: tellDifference(before, after, difference),
    isError: difference.fallen.some(({ weight }) => weight === 'error'),
  };
}
