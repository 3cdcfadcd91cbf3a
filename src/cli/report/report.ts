import type { CrossValidatedRow } from '../../intents/inspect/cross-validated-rows.ts';
import type { Measured } from '../../intents/inspect/measure.ts';
import type { NearDuplicate } from '../../intents/inspect/near-duplicates.ts';
import type { Why } from '../../intents/inspect/why.ts';

/** Everything the report shows. */
export type Report = {
  readonly desk: string;
  /** The language's name, if the desk has several. */
  readonly language?: string;
  /** The reports of the desk's other languages: their names, and the files beside this one. */
  readonly others: readonly { readonly language: string; readonly file: string }[];
  /** The date of the report, as it is shown. */
  readonly day: string;
  readonly intents: readonly string[];
  /** The utterances, each classified by a model that has not learned it. */
  readonly ours: readonly CrossValidatedRow[];
  /** Sentences out of scope, classified in the same way. */
  readonly strangers: readonly CrossValidatedRow[];
  readonly measured: Measured;
  readonly duplicates: readonly NearDuplicate[];
  /** By intent. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly why: (text: string) => Why;
  /** Where a sentence is written: `intents/thanks.yml:12`; without an intent it is out of scope. */
  readonly placeOf: (text: string, intent: string | undefined) => string;
};
