import type { Content } from '../../domain/content/content.ts';
import type { Model } from '../classify/model.ts';
import type { TrainOptions } from '../train/train.ts';
import { openModel } from './open-model.ts';

/** The parts of a desk's content that its models are trained from. */
export type Taught = Pick<Content, 'examples' | 'languages'> & {
  readonly desk: Pick<Content['desk'], 'language'>;
};

/** A desk's models by language, its own first. */
export type Models = ReadonlyMap<string, Model>;

/**
 * The models of a desk by `openModel`, one after the other, because training two at once would take the memory of two.
 * An edit in one language does not retrain another.
 */
export async function openModels(
  folder: string,
  { desk, examples, languages }: Taught,
  options: TrainOptions = {},
): Promise<Models> {
  const models = new Map([[desk.language, await openModel(folder, examples, options)]]);
  for (const [language, further] of Object.entries(languages)) {
    models.set(language, await openModel(folder, further.examples, options));
  }
  return models;
}
