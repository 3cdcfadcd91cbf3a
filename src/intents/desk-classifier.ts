import type { Classifier } from '../domain/classifier.ts';
import type { Content } from '../domain/content.ts';
import { classifierOf } from './classifier.ts';
import { type LanguageTexts, languageTeller } from './language-teller.ts';
import type { Models } from './open-models.ts';

/** What a desk's languages are told apart by. */
export type Spoken = Pick<Content, 'examples' | 'phrases' | 'languages'> & {
  readonly desk: Pick<Content['desk'], 'language'>;
};

/** The classifier of a desk by its models; one of a single language has none to tell. */
export function deskClassifier(models: Models, content: Spoken): Classifier {
  const classifiers = new Map([...models].map(([language, model]) => [language, classifierOf(model)]));
  const own = classifiers.get(content.desk.language);
  const understand: Classifier['understand'] = (text, language) =>
    (classifiers.get(language ?? '') ?? own)?.understand(text) ?? { verdict: { type: 'lost' }, ranking: [] };
  if (Object.keys(content.languages).length === 0) return { understand };
  return { understand, languageOf: languageTeller(textsOf(content)) };
}

/** What is written in each language, the desk's own first. */
function textsOf({ desk, examples, phrases, languages }: Spoken): readonly LanguageTexts[] {
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
