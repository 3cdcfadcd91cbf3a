import type { DetectedLanguage, LanguageBefore } from '../../domain/ports/classifier.ts';
import { softmax } from '../vectors/softmax.ts';
import { type LanguageModel, type LanguageTexts, scorer, speltWords } from './train-language-model.ts';

/**
 * How much is believed of a language before the words are looked at: that somebody goes on in the language they wrote
 * in, that they write in their channel's, and else that they write in the desk's own. The others share the rest.
 */
const priors = { soFar: 0.95, locale: 0.8, own: 0.6 };

/** What it adds to a language's score if the whole message is one of its sayings: it is 20 times as likely then. */
const asSaying = Math.log(20);

/** From so much belief on a language is acted on. Above what a locale alone gives. */
const sureFrom = 0.95;

/** Tells a desk's languages apart by what was learned of them and by what is listened for in each. */
export function languageDetector(
  { languages, scale }: LanguageModel,
  texts: readonly Pick<LanguageTexts, 'language' | 'sayings'>[],
): (text: string, before: LanguageBefore) => DetectedLanguage {
  const tags = languages.map(({ language }) => language);
  const scoresOf = scorer(languages);
  const sayings = tags.map((tag) => sayingsOf(texts.find(({ language }) => language === tag)?.sayings ?? []));
  return (text, { soFar, locale }) => {
    const expected = expectedOf(tags, soFar, locale);
    const words = speltWords(text);
    const said = words.join(' ');
    const scores = scoresOf(words).map((score, at) => {
      const before = at === expected.at ? expected.share : (1 - expected.share) / (tags.length - 1);
      return scale * score + Math.log(before) + (sayings[at]?.has(said) ? asSaying : 0);
    });
    const shares = softmax(scores);
    const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), expected.at);
    return { language: tags[best] ?? '', isSure: (shares[best] ?? 0) >= sureFrom };
  };
}

/** A language's sayings as they are looked up; "2" tells nothing. */
function sayingsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.filter((text) => !/\d/.test(text)).map((text) => speltWords(text).join(' ')));
}

/** The language one expects, by its number, and how firmly. */
function expectedOf(tags: readonly string[], soFar: string | undefined, locale: string | undefined) {
  const before = soFar === undefined ? -1 : tags.indexOf(soFar);
  if (before !== -1) return { at: before, share: priors.soFar };
  const channel = locale === undefined ? -1 : tags.findIndex((tag) => familyOf(tag) === familyOf(locale));
  return channel === -1 ? { at: 0, share: priors.own } : { at: channel, share: priors.locale };
}

function familyOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
