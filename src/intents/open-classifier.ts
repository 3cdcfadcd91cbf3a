import type { Classifier } from '../domain/classifier.ts';
import { classifierOf } from './classifier.ts';
import { openModel } from './open-model.ts';

/** The classifier for a desk's examples, by `openModel`. */
export async function openClassifier(...asked: Parameters<typeof openModel>): Promise<Classifier> {
  return classifierOf(await openModel(...asked));
}
