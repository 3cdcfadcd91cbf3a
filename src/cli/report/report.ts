import type { CrossValidatedRow } from '../../intents/inspect/cross-validated-rows.ts';
import type { Measured } from '../../intents/inspect/measure.ts';
import type { NearDuplicate } from '../../intents/inspect/near-duplicates.ts';
import type { Why } from '../../intents/inspect/why.ts';

/** All that the report tells. */
export type Report = {
  readonly desk: string;
  /** The language's name where the report is of one of several. */
  readonly language?: string;
  /** The reports of the desk's other languages: their names, and the files beside this one. */
  readonly others: readonly { readonly language: string; readonly file: string }[];
  /** Written out; the report says it as it is. */
  readonly day: string;
  readonly intents: readonly string[];
  /** The utterances, each judged without having been learned. */
  readonly ours: readonly CrossValidatedRow[];
  /** Other people's problems, judged in the same way. */
  readonly strangers: readonly CrossValidatedRow[];
  readonly measured: Measured;
  readonly duplicates: readonly NearDuplicate[];
  /** By intent. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly why: (text: string) => Why;
  /** Where a sentence stands: `intents/thanks.yml:12`; without an intent it is not ours. */
  readonly placeOf: (text: string, intent: string | undefined) => string;
};
