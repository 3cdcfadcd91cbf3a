import { gramsOf } from '../text/grams.ts';
import { tokensOf } from '../text/tokens.ts';
import { type Orthography, wordFormOf } from '../text/word-form.ts';
import { meanVector, nearnessTo } from '../vectors/mean-vector.ts';
import { weighterOf } from '../vectors/tf-idf.ts';
import { vocabularyOf } from '../vectors/vocabulary.ts';
import { starClusters } from './star-clustering.ts';

/** The minimum cosine similarity of two messages in a group, and then of the means of two groups that are merged. */
const alikeFrom = 0.5;
const relatedFrom = 0.4;

/**
 * Clusters of messages as indices into the list, the most typical message first and the largest cluster first. First
 * stars of nearly identical messages, then stars of those stars, whose means are less random than single messages: on
 * two sets with 150 and 77 intents this joins half as many pairs again as a single pass with the same error. Features
 * are those of the classifier, weighted by their rarity among the messages and what the desk knows. Deterministic for
 * the same messages in the same order.
 */
export function clustersOf(
  messages: readonly string[],
  known: readonly string[],
  orthography: Orthography = {},
): readonly (readonly number[])[] {
  const form = wordFormOf(orthography);
  const read = (text: string) => gramsOf(tokensOf(text, form), form);
  const { texts, places } = withoutRepeats(messages);
  const grams = texts.map(read);
  const vectors = grams.map(weighterOf(vocabularyOf([...grams, ...known.map(read)])));
  const weights = places.map((list) => list.length);
  const of = <Thing>(list: readonly Thing[], group: readonly number[]) => group.flatMap((place) => list[place] ?? []);
  const mean = (group: readonly number[]) => meanVector(of(vectors, group), of(weights, group));

  const stars = starClusters(vectors, weights, alikeFrom);
  const sizes = stars.map((star) => of(weights, star).reduce((sum, weight) => sum + weight, 0));
  return starClusters(stars.map(mean), sizes, relatedFrom)
    .map((group) => of(stars, group).flat())
    .map((group) => {
      const near = nearnessTo(mean(group));
      const typical = of(vectors, group).map((vector, at) => ({ text: group[at] ?? 0, near: near(vector) }));
      return typical.sort((a, b) => b.near - a.near || a.text - b.text).flatMap(({ text }) => places[text] ?? []);
    })
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Each distinct text once, and the indices where it occurs. */
function withoutRepeats(messages: readonly string[]) {
  const places = new Map<string, number[]>();
  messages.forEach((message, place) => {
    const key = tokensOf(message)
      .map(({ text }) => text)
      .join(' ');
    const list = places.get(key);
    if (list) list.push(place);
    else places.set(key, [place]);
  });
  return { texts: [...places.keys()], places: [...places.values()] };
}
