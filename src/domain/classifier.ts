import type { Understanding } from './verdict.ts';

/** Words to ranking to verdict. Pure for a given model; never throws, whatever the text. */
export type Classifier = { readonly understand: (text: string) => Understanding };
