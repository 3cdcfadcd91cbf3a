import { doJob } from '../../intents/run-apart.ts';
import { loadContent } from './load-content.ts';

/** What to load, as `loadContent` takes it. */
export type LoadOrder = { readonly root: string; readonly playsDrafts: boolean };

doJob(({ root, playsDrafts }: LoadOrder) => loadContent(root, playsDrafts));
