import type { DetectedLanguage, LanguageBefore } from '../../domain/ports/classifier.ts';
import { remembered } from '../../domain/remembered.ts';
import { softmax } from '../vectors/softmax.ts';
import { type LanguageModel, type LanguageTexts, scorer, speltWords } from './train-language-model.ts';

/**
 * The prior belief in a language before the words are read: that people stay in the language they wrote in, else that
 * they write in their channel's, else in the desk's own. The other languages share the rest.
 */
const priors = { soFar: 0.95, locale: 0.8, own: 0.6 };

/** Added to a language's score if the whole message is one of its sayings: that makes it 20 times as likely. */
const asSaying = Math.log(20);

/** The minimum belief to act on a language. More than a locale alone can give. */
const sureFrom = 0.95;

/** At most this many texts are remembered with their scores. */
const mostSpelt = 200;

/** Detects which of a desk's languages a message is in, by the trained model and by the sayings of each language. */
export function languageDetector(
  { languages, scale }: LanguageModel,
  texts: readonly Pick<LanguageTexts, 'language' | 'sayings'>[],
): (text: string, before: LanguageBefore) => DetectedLanguage {
  const tags = languages.map(({ language }) => language);
  const score = scorer(languages);
  const spelling = remembered(mostSpelt, (text) => {
    const words = speltWords(text);
    return { said: words.join(' '), scores: score(words) };
  });
  const sayings = tags.map((tag) => sayingsOf(texts.find(({ language }) => language === tag)?.sayings ?? []));
  return (text, { soFar, locale }) => {
    const expected = expectedOf(tags, soFar, locale);
    const { said, scores: spelt } = spelling(text);
    const scores = spelt.map((score, at) => {
      const before = at === expected.at ? expected.share : (1 - expected.share) / (tags.length - 1);
      return scale * score + Math.log(before) + (sayings[at]?.has(said) ? asSaying : 0);
    });
    const shares = softmax(scores);
    const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), expected.at);
    return { language: tags[best] ?? '', isSure: (shares[best] ?? 0) >= sureFrom };
  };
}

/** A language's sayings, normalised for lookup. Those with digits say nothing about a language. */
function sayingsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.filter((text) => !/\d/.test(text)).map((text) => speltWords(text).join(' ')));
}

/** The expected language, by its number, and the prior belief in it. */
function expectedOf(tags: readonly string[], soFar: string | undefined, locale: string | undefined) {
  const before = soFar === undefined ? -1 : tags.indexOf(soFar);
  if (before !== -1) return { at: before, share: priors.soFar };
  const channel = locale === undefined ? -1 : tags.findIndex((tag) => familyOf(tag) === familyOf(locale));
  return channel === -1 ? { at: 0, share: priors.own } : { at: channel, share: priors.locale };
}

function familyOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
