import type { Classifier } from '../../domain/ports/classifier.ts';
import { withoutMasks } from '../../domain/text/mask-text.ts';
import type { Unrecognised } from '../../domain/understanding/unrecognised.ts';
import type { Ranking, Verdict } from '../../domain/understanding/verdict.ts';
import type { Orthography } from '../text/word-form.ts';
import { clustersOf } from './clusters.ts';

/** Similar messages that were not understood. */
export type InboxCluster = {
  /** The lowest number of its messages, so that it stays the same while that message is there. */
  readonly number: number;
  /** The detected language of its messages. */
  readonly language?: string;
  /** The most typical first. */
  readonly messages: readonly Unrecognised[];
};

/**
 * Clusters of messages that were not understood, each in one language, the largest first. `known` gives what the desk
 * knows in a language, and `lettersOf` how that language's letters are read.
 */
export function inboxClusters(
  messages: readonly Unrecognised[],
  known: (language: string | undefined) => readonly string[],
  lettersOf: (language: string | undefined) => Orthography['letters'] = () => undefined,
): readonly InboxCluster[] {
  const languages = [...new Set(messages.map(({ language }) => language))];
  return languages
    .flatMap((language) => {
      const own = messages.filter((message) => message.language === language);
      const texts = own.map(({ text }) => withoutMasks(text));
      return clustersOf(texts, known(language), { language, letters: lettersOf(language) }).map(
        (places): InboxCluster => {
          const members = places.flatMap((place) => own[place] ?? []);
          const number = Math.min(...members.map((message) => message.number));
          return { number, ...(language !== undefined && { language }), messages: members };
        },
      );
    })
    .sort((a, b) => b.messages.length - a.messages.length || a.number - b.number);
}

/** At most this many members of a cluster are classified. */
const mostAsked = 5;

/** How the most typical messages of a cluster are understood now: their mean ranking, and the verdict on the first. */
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
