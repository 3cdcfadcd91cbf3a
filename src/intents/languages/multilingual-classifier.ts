import type { Classifier } from '../../domain/ports/classifier.ts';
import { classifierOf } from '../classify/classifier.ts';
import type { Models } from '../model/open-models.ts';
import { languageDetector } from './detect-language.ts';
import { languageTexts, type Spoken } from './language-texts.ts';
import { type LanguageModel, trainLanguageModel } from './train-language-model.ts';

/**
 * The classifier of a desk, by its models. A desk of a single language detects none.
 *
 * @param learned the trained language model; trained here, in some 100 ms, if left out
 */
export function multilingualClassifier(models: Models, content: Spoken, learned?: LanguageModel): Classifier {
  const classifiers = new Map([...models].map(([language, model]) => [language, classifierOf(model, content.desk)]));
  const own = classifiers.get(content.desk.language);
  const understand: Classifier['understand'] = (text, language) =>
    (classifiers.get(language ?? '') ?? own)?.understand(text) ?? { verdict: { type: 'lost' }, ranking: [] };
  if (Object.keys(content.languages).length === 0) return { understand };
  const texts = languageTexts(content);
  return { understand, languageOf: languageDetector(learned ?? trainLanguageModel(texts), texts) };
}
