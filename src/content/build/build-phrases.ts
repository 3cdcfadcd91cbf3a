import { type PageWords, pageWordNames } from '../../domain/content/page-words.ts';
import { phraseNames } from '../../domain/content/phrase-names.ts';
import { type Hearing, hearings, type PhraseName, type Phrases } from '../../domain/content/phrases.ts';
import { plainText } from '../../domain/text/words.ts';
import type { UncheckedPhrases } from '../read/unchecked.ts';

/**
 * Builds the phrases of a `phrases.yml` without errors. In a further language what it does not say is said as `own` does,
 * and what is heard in `own` is heard as well.
 */
export function buildPhrases(draft: UncheckedPhrases | undefined, language: string, own?: Phrases): Phrases {
  const saysOf = (key: string): readonly [string, ...string[]] => {
    const written = draft?.says.get(key);
    // A key of the list below.
    return written || !own ? wordingsOf(written) : own.says[key as PhraseName];
  };
  const heard = (key: Hearing) => once([...(own?.hears[key] ?? []), ...(draft?.hears.get(key) ?? [])]);
  // `fromEntries` loses the keys' types; these are all of them.
  return {
    language,
    says: Object.fromEntries(Object.keys(phraseNames).map((key) => [key, saysOf(key)])) as Phrases['says'],
    hears: Object.fromEntries(hearings.map((key) => [key, heard(key)])) as Phrases['hears'],
  };
}

/** What the chat page says, of a `phrases.yml` without errors; in a further language, as `own` does where it says nothing. */
export function buildPageWords(draft: UncheckedPhrases | undefined, own?: PageWords): PageWords {
  const text = (key: string): string => (draft?.page.get(key) ?? own?.[key as keyof PageWords] ?? '').trim();
  // `fromEntries` forgets the keys; these are all of them.
  return Object.fromEntries(Object.keys(pageWordNames).map((key) => [key, text(key)])) as PageWords;
}

/** Each saying once: "ok" may be in both lists. */
function once(sayings: readonly string[]): readonly string[] {
  return [...new Map(sayings.map((saying) => [plainText(saying), saying])).values()];
}

/** The wordings of a phrase, without the spaces around them. */
function wordingsOf(written: readonly string[] | undefined): readonly [string, ...string[]] {
  const [first = '', ...others] = (written ?? []).map((text) => text.trim());
  return [first, ...others];
}
