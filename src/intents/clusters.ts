import { formOf } from './form-of.ts';
import { gramsOf } from './grams.ts';
import { likePairs } from './like-pairs.ts';
import { weighterOf } from './tf-idf.ts';
import { tokensOf } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';

/** From which cosine on two messages may stand in one cluster. By measurement: `bench/README.md` knows the sets. */
const alikeFrom = 0.35;

/**
 * Messages that say alike, as their places in the list, the most typical first; the largest cluster first. Each is a
 * star: all are alike to the most typical one, so that no chain leads from one matter to another (J. Aslam, E. Pelekhov
 * and D. Rus, "The Star Clustering Algorithm", 2004). The features are the engine's own, weighed by how rare they are
 * among the messages and what the desk knows. The same messages in the same order give the same clusters.
 */
export function clustersOf(
  messages: readonly string[],
  known: readonly string[],
  language?: string,
): readonly (readonly number[])[] {
  const { texts, places } = withoutRepeats(messages);
  const form = formOf(language);
  const read = (text: string) => gramsOf(tokensOf(text, form), form);
  const grams = texts.map(read);
  const weigh = weighterOf(vocabularyOf([...grams, ...known.map(read)]));
  const neighbours = likePairs(grams.map(weigh), alikeFrom);
  const weights = places.map((list) => list.length);
  const centres = starCentres(neighbours, weights);
  const members = new Map<number, { readonly text: number; readonly near: number }[]>(
    centres.map((centre) => [centre, [{ text: centre, near: 2 }]]),
  );
  neighbours.forEach((likes, text) => {
    if (members.has(text)) return;
    // Every text that is no centre was left out because it is like one.
    const nearest = likes
      .filter((like) => members.has(like.text))
      .reduce((best, like) => (like.near > best.near ? like : best), { text: -1, near: 0 });
    members.get(nearest.text)?.push({ text, near: nearest.near });
  });
  return [...members.values()]
    .map((cluster) => cluster.sort((a, b) => b.near - a.near || a.text - b.text))
    .map((cluster) => cluster.flatMap(({ text }) => places[text] ?? []))
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Texts of the same words once, and where they stand in the list. */
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

/** The text that most messages are like first, then the next among those that are like none before. */
function starCentres(
  neighbours: readonly (readonly { readonly text: number }[])[],
  weights: readonly number[],
): readonly number[] {
  const degree = neighbours.map((likes, text) =>
    likes.reduce((sum, like) => sum + (weights[like.text] ?? 0), weights[text] ?? 0),
  );
  const order = [...neighbours.keys()].sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b);
  const taken = new Set<number>();
  return order.filter((text) => {
    if (taken.has(text)) return false;
    for (const like of neighbours[text] ?? []) taken.add(like.text);
    return true;
  });
}
