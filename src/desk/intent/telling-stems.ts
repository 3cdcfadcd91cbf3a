import type { Examples } from '../../domain/content/content.ts';
import { onceFor } from '../../domain/once-for.ts';
import { contentStemsOf } from '../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';

/** A word names a flow if this share of all utterances that have it are that flow's, and this share of the flow's have it. */
const mostlyOf = 0.6;
const leastUsed = 0.03;

/** A word tells of no problem if no flow has so much of all utterances with it: "phone". */
const leastTelling = 0.35;

type Use = { readonly intent: string; readonly share: number; readonly isUsual: boolean };

/** For each stem of the utterances the flow that most of them are about. */
const usesIn = onceFor((ear: Ear) =>
  onceFor(({ utterances }: Examples): ReadonlyMap<string, Use> => {
    const uses = new Map<string, Map<string, number>>();
    const all = Map.groupBy(utterances, ({ intent }) => intent);
    for (const { intent, text } of utterances)
      for (const stem of contentStemsOf(sentencesOf(text, ear.lexicon))) {
        const of = uses.get(stem) ?? new Map<string, number>();
        uses.set(stem, of.set(intent, (of.get(intent) ?? 0) + 1));
      }
    return new Map(
      [...uses].map(([stem, of]) => {
        const sum = [...of.values()].reduce((total, count) => total + count, 0);
        const [intent, most] = [...of].reduce((top, each) => (each[1] > top[1] ? each : top));
        const isUsual = most >= leastUsed * (all.get(intent)?.length ?? 0);
        return [stem, { intent, share: most / sum, isUsual }] as const;
      }),
    );
  }),
);

/** The stems that people use of one flow and of hardly anything else, with it: "freez" for the frozen iPhone. */
export const topicsIn = onceFor((ear: Ear) =>
  onceFor(
    (examples: Examples): ReadonlyMap<string, string> =>
      new Map(
        [...usesIn(ear)(examples)].flatMap(([stem, { intent, share, isUsual }]) =>
          isUsual && share >= mostlyOf ? [[stem, intent] as const] : [],
        ),
      ),
  ),
);

/** Whether words have none that speaks of any one problem: "only on my phone", beside another, only says where. */
export function tellsOfNone(words: string, examples: Examples, ear: Ear): boolean {
  const uses = usesIn(ear)(examples);
  return [...contentStemsOf(ear.sentencesIn(words))].every((stem) => (uses.get(stem)?.share ?? 0) < leastTelling);
}
