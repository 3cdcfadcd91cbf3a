import { contentOf } from '../alignment/proposition.ts';
import type { Ear } from '../ear.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import { sentencesOf } from '../text/sentences.ts';
import { leastMet } from './stem-index.ts';

/**
 * The one of several options that a text names by words, or near synonyms of words, that no other option has: "the
 * cloud one", of iCloud storage and iPhone storage. Of two options, denying one is naming the other. Undefined where
 * several are named, or none.
 */
export function optionNamed(text: string, options: readonly string[], ear: Ear): number | undefined {
  const stems = options.map((option) => ear.sentencesIn(option).flatMap(({ tokens }) => stemsOf(tokens)));
  const own = stems.map((mine, at) =>
    mine.filter((stem) => !stems.some((theirs, other) => other !== at && theirs.includes(stem))),
  );
  const named = new Set<number>();
  const denied = new Set<number>();
  for (const segment of sentencesOf(text, ear.lexicon).flatMap(segmentsOf)) {
    for (const said of stemsOf(segment.tokens)) {
      const meant = own.flatMap((mine, at) => (mine.some((stem) => ear.relate(stem, said) >= leastMet) ? [at] : []));
      // A word that may mean several options does not tell them apart.
      const [only] = meant;
      if (only !== undefined && meant.length === 1) (segment.isNegative ? denied : named).add(only);
    }
  }
  const left = options.map((_, at) => at).filter((at) => !denied.has(at));
  const [meant] = named.size > 0 ? left.filter((at) => named.has(at)) : left;
  if (named.size > 1 || meant === undefined) return undefined;
  return named.size === 1 || (denied.size > 0 && left.length === 1) ? meant : undefined;
}

function stemsOf(tokens: Parameters<typeof contentOf>[0]): readonly string[] {
  return contentOf(tokens)
    .filter((token) => !isIn(token, 'yes', 'no', 'not'))
    .map(({ stem }) => stem);
}
