import type { Content } from '../../domain/content/content.ts';
import type { LanguageTexts } from './train-language-model.ts';

/** The content that languages are learned from. */
export type Spoken = Pick<Content, 'examples' | 'phrases' | 'languages'> & {
  readonly desk: Pick<Content['desk'], 'language' | 'costs' | 'strangersShare'>;
};

/** The texts of each of a desk's languages, its own first. */
export function languageTexts({ desk, examples, phrases, languages }: Spoken): readonly LanguageTexts[] {
  const texts = (language: string, { utterances, notOurs }: Spoken['examples'], sayings: readonly string[]) => ({
    language,
    utterances: utterances.map(({ text }) => text),
    sayings,
    strangers: notOurs,
  });
  return [
    texts(desk.language, examples, Object.values(phrases.hears).flat()),
    ...Object.entries(languages).map(([language, further]) => texts(language, further.examples, further.sayings)),
  ];
}
