import { styleText } from 'node:util';
import { figuresFile } from '../../content/read/read-folder.ts';
import { counted } from '../numbers.ts';
import type { Difference, Fallen, Weight } from './compare-figures.ts';
import { type Figures, isUnderstood } from './figures.ts';

const mostTurned = 10;
const colors = { error: 'red', warning: 'yellow', note: 'dim' } as const satisfies Record<Weight, string>;

/** Lines that describe how figures differ from the accepted ones; none if they are the same. */
export function tellDifference(
  before: Figures,
  after: Figures,
  { fallen, risen, isSame }: Difference,
): readonly string[] {
  if (isSame) return [];
  const errors = fallen.filter(({ weight }) => weight === 'error').length;
  return [
    ...(before.engine === after.engine
      ? []
      : [`The figures in ${figuresFile} were measured by another version of the program; it may have moved some.`]),
    ...fallenLines(fallen),
    ...inVain(before, after),
    ...(risen > 0
      ? [
          `${counted(risen, 'sentence')} ${risen === 1 ? 'is' : 'are'} understood now that ${risen === 1 ? 'was' : 'were'} not.`,
        ]
      : []),
    errors > 0
      ? `The change lowers the figures. Look at \`npm run report\`, or keep them as they are with \`npm run check-content -- --accept\`.`
      : `The figures differ from those accepted. \`npm run check-content -- --accept\` keeps them in ${figuresFile}.`,
  ];
}

/** A sentence that several figures lost is listed once, below the first of them. */
function fallenLines(fallen: readonly Fallen[]): readonly string[] {
  const seen = new Set<string>();
  return fallen.flatMap(({ of, figure, before, after, weight, turned }) => {
    const fresh = turned.filter(({ text }) => !seen.has(text));
    for (const { text } of fresh) seen.add(text);
    const told = fresh.slice(0, mostTurned).map(({ text, before: was, after: is }) => `  “${text}”: ${was} → ${is}`);
    const more = fresh.length > told.length ? [`  … and ${fresh.length - told.length} more`] : [];
    return [`${styleText(colors[weight], `${weight}:`)} ${of}: ${figure} ${before} → ${after}`, ...told, ...more];
  });
}

/** Utterances that are newly misunderstood although they were learned. */
function inVain(before: Figures, after: Figures): readonly string[] {
  return Object.entries(after.sets).flatMap(([language, { learnedInVain }]) => {
    const old = before.sets[language]?.learnedInVain ?? {};
    const fresh = Object.entries(learnedInVain).filter(
      ([key, outcome]) => !Object.hasOwn(old, key) && !isUnderstood(outcome),
    );
    return fresh
      .slice(0, mostTurned)
      .map(([key, outcome]) => `note: ${language}: learned, and still not understood: “${key}”: ${outcome}`);
  });
}
