import { onceFor } from '../../domain/once-for.ts';
import type { PreparedText } from './find-saying.ts';
import { beginning, type SpellingIndex, sayingIndexOf } from './saying-index.ts';
import { mayBeSpelt, mayStandIn } from './spelling.ts';

/** In shorter lists looking every saying up is just as fast. */
const shortList = 3;

/**
 * The sayings of a list whose rarest word a text has, maybe misspelt, or whose letters it has in a row. None of the
 * others is in it.
 */
export function candidateSayings(listened: PreparedText, sayings: readonly string[]): readonly string[] {
  return sayings.length <= shortList ? sayings : looking(listened)(sayings);
}

/** Looked up once, however often a text is heard. */
const looking = onceFor((listened: PreparedText) =>
  onceFor((sayings: readonly string[]) => candidatesAmong(listened, sayings)),
);

function candidatesAmong(listened: PreparedText, sayings: readonly string[]): readonly string[] {
  const index = sayingIndexOf(sayings, listened);
  const [written, writtenOut] = listened.forms;
  const found = new Set<number>();
  noteCandidates(found, written, index.written);
  noteCandidates(found, writtenOut, written === writtenOut ? index.contracted : index.expanded);
  return [...found].sort((a, b) => a - b).map((saying) => sayings[saying] ?? '');
}

function noteCandidates(
  found: Set<number>,
  { mask, words, joined: text }: PreparedText['forms'][0],
  { masks, slacks, rarest, misspelt, beginnings, joined }: SpellingIndex,
): void {
  const noteAll = (places: readonly number[] = []) => {
    for (const place of places) if (mayStandIn(mask, masks[place] ?? 0, slacks[place] ?? 0)) found.add(place);
  };
  let from = 0;
  for (const { letters, mask: ofWord } of words) {
    noteAll(rarest.get(letters));
    for (let at = 0; at < misspelt.words.length; at++) {
      const slack = misspelt.slacks[at] ?? 0;
      const length = misspelt.lengths[at] ?? 0;
      if (Math.abs(letters.length - length) <= slack && mayBeSpelt(ofWord, misspelt.masks[at] ?? 0, slack))
        noteAll(rarest.get(misspelt.words[at] ?? ''));
    }
    // Written together, or apart.
    for (const place of beginnings.get(text.slice(from, from + beginning)) ?? [])
      if (text.startsWith(joined[place] ?? '', from)) found.add(place);
    from += letters.length;
  }
}
