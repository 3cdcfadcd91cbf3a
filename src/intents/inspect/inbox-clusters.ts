import type { Classifier } from '../../domain/ports/classifier.ts';
import { withoutMasks } from '../../domain/text/mask-text.ts';
import type { Unrecognised } from '../../domain/understanding/unrecognised.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import { clustersOf } from './clusters.ts';

/** Messages that say alike and were not understood. */
export type InboxCluster = {
  /** The lowest of its messages' numbers: it stays while that message does. */
  readonly number: number;
  /** The language its messages were taken for. */
  readonly language?: string;
  /** The most typical first. */
  readonly messages: readonly Unrecognised[];
};

/** Clusters of what was not understood, each in one language, the largest first; `known` is what the desk knows in one. */
export function inboxClusters(
  messages: readonly Unrecognised[],
  known: (language: string | undefined) => readonly string[],
): readonly InboxCluster[] {
  const languages = [...new Set(messages.map(({ language }) => language))];
  return languages
    .flatMap((language) => {
      const own = messages.filter((message) => message.language === language);
      const texts = own.map(({ text }) => withoutMasks(text));
      return clustersOf(texts, known(language), language).map((places): InboxCluster => {
        const members = places.flatMap((place) => own[place] ?? []);
        const number = Math.min(...members.map((message) => message.number));
        return { number, ...(language !== undefined && { language }), messages: members };
      });
    })
    .sort((a, b) => b.messages.length - a.messages.length || a.number - b.number);
}

/** No more members of a cluster are asked what they are taken for. */
const mostAsked = 5;

/** What the most typical messages of a cluster are taken for now: their mean ranking, and the verdict on the first. */
export function takenFor(
  { messages, language }: InboxCluster,
  { understand }: Pick<Classifier, 'understand'>,
): { readonly ranking: Ranking; readonly verdict: Verdict } {
  const asked = messages.slice(0, mostAsked).map(({ text }) => understand(withoutMasks(text), language));
  const shares = new Map<string, number>();
  for (const { ranking } of asked)
    for (const { intent, share } of ranking) shares.set(intent, (shares.get(intent) ?? 0) + share / asked.length);
  const ranking = [...shares].map(([intent, share]) => ({ intent, share })).sort((a, b) => b.share - a.share);
  return { ranking, verdict: asked[0]?.verdict ?? { type: 'lost' } };
}
