import type { FurtherLanguage } from '../../domain/content/content.ts';
import { type Hearing, hearings, type Phrases } from '../../domain/content/phrases.ts';
import { plainText } from '../../domain/text/words.ts';
import type { UncheckedLanguage } from '../read/unchecked.ts';
import { examplesOf } from './build-examples.ts';
import { wordingsOf } from './build-phrases.ts';
import type { Talk } from './build-talk.ts';

/** Builds a further language from files in which no check found an error; `own` are the desk's own phrases. */
export function buildLanguage(
  { language, intents, notOurs, phrases }: UncheckedLanguage,
  own: Phrases,
): Omit<FurtherLanguage, keyof Talk> {
  const heard = (key: Hearing): readonly string[] => [...own.hears[key], ...(phrases?.hears.get(key) ?? [])];
  return {
    examples: examplesOf({ intents, notOurs }, language),
    phrases: {
      says: own.says,
      // `fromEntries` loses the keys' types; these are all of them.
      hears: Object.fromEntries(hearings.map((key) => [key, once(heard(key))])) as Phrases['hears'],
    },
    sayings: [...(phrases?.hears.values() ?? [])].flat(),
    notice: wordingsOf(phrases?.says.get('other-language')),
  };
}

/** Each saying once: "ok" may be in both lists. */
function once(sayings: readonly string[]): readonly string[] {
  return [...new Map(sayings.map((saying) => [plainText(saying), saying])).values()];
}
