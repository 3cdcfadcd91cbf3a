import type { Classifier } from '../../domain/ports/classifier.ts';
import { openModel } from '../model/open-model.ts';
import { classifierOf } from './classifier.ts';

/** The classifier for a desk's examples, by `openModel`. */
export async function openClassifier(...asked: Parameters<typeof openModel>): Promise<Classifier> {
  return classifierOf(await openModel(...asked));
}
