import type { Content } from '../../domain/content/content.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { spokenContent } from '../../domain/content/spoken-content.ts';
import { wordGroups } from '../../domain/content/words.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Input } from '../../domain/conversation/input.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Classifier, DetectedLanguage } from '../../domain/ports/classifier.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { sayingsOfAnswer } from '../../interpretation/context.ts';
import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { isForeign } from './foreign-text.ts';
import { isSameLanguage, languagesOf } from './language-names.ts';

/**
 * In the middle of a conversation fewer words than this do not change the language, unless every question hears them.
 */
const fewestWords = 3;
/** … and fewer than these none, if one of them is said in the language so far alone: "ja, same account". */
const fewestMixed = 6;

/** The language of a person's words; undefined where the desk has only one, or nobody would act on it. */
export function detectLanguage(
  own: Content,
  { languageOf }: Classifier,
  { state, locale }: Pick<Conversation, 'state' | 'locale'>,
  { body, locale: ofInput }: Pick<Input, 'body' | 'locale'>,
): DetectedLanguage | undefined {
  if (!languageOf || body.type !== 'message' || state.owner.type === 'agent') return undefined;
  const detected = languageOf(body.tap ? '' : body.text, { soFar: state.language, locale: ofInput ?? locale });
  const soFar = knownLanguage(own, state.language);
  const words = wordsOf(body.text);
  const another = soFar === undefined || body.tap ? undefined : otherLanguageOf(own, soFar, words);
  if (another !== undefined) return { language: another, isSure: true };
  if (soFar === undefined || detected.language === soFar || words.length >= fewestMixed) return detected;
  const said = sayingWords(spokenContent(own, detected.language).phrases.hears);
  const saidSoFar = sayingWords(spokenContent(own, soFar).phrases.hears);
  const isMixed = words.some((word) => saidSoFar.has(word) && !said.has(word));
  const isChange =
    builtIn(own, detected.language, soFar, words) ||
    (words.length >= fewestWords ? !isMixed : words.every((word) => said.has(word)));
  return isChange ? detected : { language: soFar, isSure: false };
}

/** The fewest words of a language's own that a sentence of it is built with: "ist leer". */
const fewestOfItsOwn = 2;

/** Whether words are built with those of one language, and with none of the other's: "Ja, ist der richtige Account". */
function builtIn(own: Content, language: string, soFar: string, words: readonly string[]): boolean {
  const its = buildingWords(spokenContent(own, language));
  const others = buildingWords(spokenContent(own, soFar));
  const ofItsOwn = words.filter((word) => its.has(word) && !others.has(word));
  return ofItsOwn.length >= fewestOfItsOwn && !words.some((word) => others.has(word) && !its.has(word));
}

/** The fewest words that tell a language though they are not what its sentences are built with: "nicht angemeldet". */
const fewestKnown = 2;

/** The language of the desk in which people say every one of a few words, where they say none of them in that so far. */
function otherLanguageOf(own: Content, soFar: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || words.length >= fewestMixed) return undefined;
  const known = saidWords(spokenContent(own, soFar));
  if (words.some((word) => known.has(word))) return undefined;
  return languagesOf(own).find((language) => {
    const spoken = spokenContent(own, language);
    const said = words.length < fewestKnown ? buildingWords(spoken) : saidWords(spoken);
    return words.every((word) => said.has(word));
  });
}

/** The words that people say in a language, as far as content knows them. */
const saidWords = onceFor((content: Content): ReadonlySet<string> => {
  const { examples, acts, flows } = content;
  const answers = Object.values(flows).flatMap(({ steps }) => steps.flatMap((step) => step.answers));
  const said = [...examples.utterances, ...acts.utterances].map(({ text }) => text);
  return new Set([...said, ...answers.flatMap(sayingsOfAnswer), ...buildingWords(content)].flatMap(wordsOf));
});

/** The words that a language's sentences are built with, each by itself: "ist", "leer". */
const buildingWords = onceFor(
  ({ words }: Content): ReadonlySet<string> =>
    new Set(words ? wordGroups.flatMap((group) => words[group].map((word) => word.toLowerCase())) : []),
);

/** The words of all that is heard at any question: "ja", "genau". */
const sayingWords = onceFor((hears: Phrases['hears']) => new Set(Object.values(hears).flat().flatMap(wordsOf)));

/**
 * The language that the bot speaks in a turn, by its tag: the one that was asked for; else that of the person's words
 * once it is certain; else the one spoken up to now; else the likeliest by words and locale.
 */
export function languageToSpeak(
  own: Content,
  detected: DetectedLanguage | undefined,
  { state, locale }: Conversation,
  { body, locale: ofInput }: Input,
): string {
  const soFar = knownLanguage(own, state.language);
  if (soFar && state.languageChosen) return soFar;
  const isNew = detected !== undefined && (soFar === undefined || (detected.isSure && detected.language !== soFar));
  if (!isNew || (body.type === 'message' && isForeign({ own, text: body.text })))
    return soFar ?? expectedLanguage(own, ofInput ?? locale);
  return detected.language;
}

/** The language that somebody is expected to speak before they have said anything. */
export function expectedLanguage(own: Content, locale: string | undefined): string {
  return knownLanguage(own, locale) ?? own.desk.language;
}

/** The desk's language that a tag or a locale names: `de` for `de-AT`. */
export function knownLanguage({ desk, languages }: Pick<Content, 'desk' | 'languages'>, tag: string | undefined) {
  return tag === undefined ? undefined : languagesOf({ desk, languages }).find((each) => isSameLanguage(each, tag));
}

/** Remembers the language that is spoken, once the person's words were surely in it or it is not what was expected. */
export function noteLanguage({ own, detected, language, conversation, input }: TurnContext, draft: Draft): Draft {
  if (!detected || language === draft.state.language) return draft;
  const isSure = detected.isSure && detected.language === language;
  const isExpected = language === expectedLanguage(own, input.locale ?? conversation.locale);
  return isSure || !isExpected ? withState(draft, { language }) : draft;
}
