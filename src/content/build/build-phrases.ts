import { type PageWords, pageWordNames } from '../../domain/content/page-words.ts';
import { phraseNames } from '../../domain/content/phrase-names.ts';
import { type Hearing, hearings, type PhraseName, type Phrases } from '../../domain/content/phrases.ts';
import type { UncheckedPhrases } from '../read/unchecked.ts';

/** Builds the phrases of a `phrases.yml` without errors. */
export function buildPhrases({ says, hears }: UncheckedPhrases): Phrases {
  // `fromEntries` loses the keys' types; these are all of them.
  return {
    says: Object.fromEntries(Object.keys(phraseNames).map((key) => [key, wordingsOf(says.get(key))])) as Record<
      PhraseName,
      readonly [string, ...string[]]
    >,
    hears: Object.fromEntries(hearings.map((key) => [key, hears.get(key) ?? []])) as Record<Hearing, readonly string[]>,
  };
}

/** What the chat page says, of a `phrases.yml` without errors. */
export function buildPageWords({ page }: UncheckedPhrases): PageWords {
  // `fromEntries` forgets the keys; these are all of them.
  return Object.fromEntries(Object.keys(pageWordNames).map((key) => [key, (page.get(key) ?? '').trim()])) as PageWords;
}

/** The wordings of a phrase, without the spaces around them. */
export function wordingsOf(written: readonly string[] | undefined): readonly [string, ...string[]] {
  const [first = '', ...others] = (written ?? []).map((text) => text.trim());
  return [first, ...others];
}
