import type { LanguageBefore, Told } from '../domain/classifier.ts';
import { fitScale } from './fit-scale.ts';
import { letterChances } from './letter-chances.ts';
import { softMax } from './soft-max.ts';
import { tokensOf } from './tokens.ts';

/** What is written in a language: what people say of their problems, what they reply, and what strangers say. */
export type LanguageTexts = {
  readonly language: string;
  readonly utterances: readonly string[];
  readonly sayings: readonly string[];
  readonly strangers: readonly string[];
};

/**
 * How much is believed of a language before the words are looked at: that somebody goes on in the language they wrote
 * in, that they write in their channel's, and else that they write in the desk's own. The others share the rest.
 */
const priors = { soFar: 0.95, locale: 0.8, own: 0.6 };

/** What it adds to a language's score if the whole message is one of its sayings: it is 20 times as likely then. */
const asSaying = Math.log(20);

/** From so much belief on a language is acted on. Above what a locale alone gives. */
const sureFrom = 0.95;

/** More of a message is not needed to tell its language. */
const mostWords = 24;

/** Every so many-th text is held out, to make the beliefs honest. */
const heldOut = 5;

/**
 * Learns to tell a desk's languages apart by how their words are spelt, from the desk's own sentences alone; the first
 * is the desk's own. A few tens of milliseconds for 2000 sentences, a few tens of microseconds a message.
 */
export function languageTeller(languages: readonly LanguageTexts[]): (text: string, before: LanguageBefore) => Told {
  const tags = languages.map(({ language }) => language);
  const chances = languages.map(() => letterChances());
  const scoresOf = (words: readonly string[]) =>
    Float64Array.from(chances, (chance) => words.slice(0, mostWords).reduce((sum, word) => sum + chance.of(word), 0));
  const isHeld = (_: string, at: number) => at % heldOut === 0;
  const learn = (of: (texts: LanguageTexts) => readonly string[]) =>
    languages.forEach((texts, at) => {
      chances[at]?.learn(countWords(of(texts)));
    });
  const ours = ({ utterances, sayings }: LanguageTexts) => [...utterances, ...sayings];
  learn((texts) => [...ours(texts).filter((text, at) => !isHeld(text, at)), ...texts.strangers]);
  // Strangers also mash the keyboard, and that is in no language.
  const held = languages.map((texts) => ours(texts).filter(isHeld));
  const scale = fitScale(
    held.flatMap((texts, right) => texts.map((text) => ({ scores: scoresOf(wordsIn(text)), right }))),
  );
  learn((texts) => ours(texts).filter(isHeld));
  const sayings = languages.map((texts) => new Set(texts.sayings.filter((text) => !/\d/.test(text)).map(bare)));
  return (text, { soFar, locale }) => {
    const expected = expectedOf(tags, soFar, locale);
    const words = wordsIn(text);
    const said = words.join(' ');
    const scores = scoresOf(words).map((score, at) => {
      const before = at === expected.at ? expected.share : (1 - expected.share) / (tags.length - 1);
      return scale * score + Math.log(before) + (sayings[at]?.has(said) ? asSaying : 0);
    });
    const shares = softMax(scores);
    const best = shares.reduce((most, share, at) => (share > (shares[most] ?? 0) ? at : most), expected.at);
    return { language: tags[best] ?? '', isSure: (shares[best] ?? 0) >= sureFrom };
  };
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

function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsIn)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function bare(text: string): string {
  return wordsIn(text).join(' ');
}

/** A text's words; what holds a digit tells nothing. */
function wordsIn(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) => (token.word && !/\d/.test(token.text) ? token.text : []));
}
