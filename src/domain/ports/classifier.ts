import type { Understanding } from '../understanding/verdict.ts';

/** A desk's words to ranking to verdict. Pure for given models; never throws, whatever the text. */
export type Classifier = {
  /** @param language the text's, by its tag; the desk's own if left out */
  readonly understand: (text: string, language?: string) => Understanding;
  /** Tells which of the desk's languages a text is in; left out where the desk has but one. */
  readonly languageOf?: (text: string, before: LanguageBefore) => DetectedLanguage;
};

/** What is known of a person's language before their words are read. */
export type LanguageBefore = {
  /** What their words were in, as far as it could be told. */
  readonly soFar?: string | undefined;
  /** What the channel says of them: `de-AT`. */
  readonly locale?: string | undefined;
};

/** The language of a text, and whether enough speaks for it to act on it. */
export type DetectedLanguage = { readonly language: string; readonly isSure: boolean };
