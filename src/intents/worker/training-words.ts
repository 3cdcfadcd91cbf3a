import type { Examples } from '../../domain/content/content.ts';
import type { Costs } from '../train/choose-thresholds.ts';

/** What a model is trained from: utterances with their intents, what is not ours, and the language of both. */
export type Learnable = Pick<Examples, 'language' | 'utterances' | 'notOurs'>;

/** What the training thread is told to do. */
export type WorkerOrder = { readonly examples: Learnable; readonly costs: Costs; readonly seed: number };

/** What the training thread says. */
export type WorkerWord =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'model'; readonly bytes: Uint8Array };
