import type { Content, Examples } from '../../domain/content/content.ts';
import type { Model } from '../classify/model.ts';
import type { TrainOptions } from '../train/train.ts';
import type { Shelves } from './model-cache.ts';
import { openModel } from './open-model.ts';

/** The parts of a desk's content that its models are trained from. */
export type Taught = Pick<Content, 'examples' | 'languages'> & {
  readonly desk: Pick<Content['desk'], 'language'>;
};

/** A desk's models by language, its own first. */
export type Models = ReadonlyMap<string, Model>;

/**
 * Up to this many rows each, languages are trained at the same time; larger ones would take too much memory together.
 */
const smallUpTo = 4000;

/** The models of a desk by `openModel`. An edit in one language does not retrain another. */
export async function openModels(
  shelves: Shelves,
  { desk, examples, languages }: Taught,
  options: TrainOptions = {},
): Promise<Models> {
  const taught: readonly (readonly [string, Examples])[] = [
    [desk.language, examples],
    ...Object.entries(languages).map(([language, further]) => [language, further.examples] as const),
  ];
  const isSmall = taught.every(([, { utterances, notOurs }]) => utterances.length + notOurs.length <= smallUpTo);
  if (!isSmall) {
    const models = new Map<string, Model>();
    for (const [language, each] of taught) models.set(language, await openModel(shelves, each, options));
    return models;
  }
  const shares = taught.map(() => 0);
  const onProgressOf = (place: number) => (done: number) => {
    shares[place] = done;
    options.onProgress?.(shares.reduce((sum, share) => sum + share, 0) / shares.length);
  };
  return new Map(
    await Promise.all(
      taught.map(async ([language, each], place) => {
        const model = await openModel(shelves, each, { ...options, onProgress: onProgressOf(place) });
        shares[place] = 1;
        return [language, model] as const;
      }),
    ),
  );
}
