import type { Lexicon } from './lexicon.ts';
import { isIn, type Segment, segmentsOf } from './segments.ts';
import type { Sentence, WordToken } from './sentences.ts';

/**
 * How a sentence asks: `question`; `unknowing` where somebody only says that they cannot tell; `tentative` where they
 * say what they believe, and put a question mark behind it.
 */
export type Asking = 'question' | 'unknowing' | 'tentative';

/** Whether a sentence asks something back, by its form. */
export function asksBack(sentence: Sentence, lexicon: Lexicon): Asking | undefined {
  const { tokens } = sentence;
  // "No way will I do that"
  const isRefused = isIn(tokens[0], 'no') && tokens[0]?.text.includes(' ') === true;
  if (!isRefused && tokens.some((token) => isIn(token, 'asking'))) return 'question';
  if (isTagged(sentence)) return 'question';
  // "Yes is one from my old phone": whoever has said yes or no goes on to say so, however they order their words.
  const isReply = isIn(tokens[0], 'yes', 'no') && !(sentence.stops.has(1) && asksBehind(tokens)) && !sentence.asks;
  // "Natürlich sind die an", "no way am I doing that": what is put in front turns the order round.
  const isStrong =
    isIn(tokens[0], 'intensifiers', 'affirming') ||
    (isReply && (sentence.stops.has(1) || tokens[0]?.text.includes(' ') === true));
  const segments = segmentsOf(sentence);
  const isAsked = ({ tokens: part }: Segment, place: number) =>
    isTurned(part, lexicon, isReply, isStrong) &&
    !(place > 0 && !sentence.asks && (isRelative(part) || isWithoutSubject(part))) &&
    !(!sentence.asks && isDeed(part, segments.length > 1, lexicon));
  if (segments.some(isAsked) || isEcho(tokens)) return 'question';
  const unknown = unknownAt(sentence, lexicon);
  if (sentence.asks) return unknown === undefined && isBelief(tokens) ? 'tentative' : 'question';
  if (unknown === undefined) return undefined;
  // "I can't tell whether it did" asks nothing.
  return tokens.slice(unknown).some((token) => isIn(token, 'questions', 'knowing')) ? 'question' : 'unknowing';
}

/** "Yes, is it safe": behind a yes or no and a comma. "Ja, ist der richtige Account" goes on to say what it is. */
function asksBehind([, verb, subject, ...rest]: readonly WordToken[]): boolean {
  const isNamed = isIn(subject, 'determiners') && rest.length > 1 && !isIn(verb, 'modals');
  return isIn(verb, 'modals') || isIn(verb, 'questions') || (isIn(subject, 'subjects', 'pronouns') && !isNamed);
}

/** "…, was meine Tochter eingerichtet hat": a clause after another, with its verb at the end. */
function isRelative(tokens: readonly WordToken[]): boolean {
  const verb = tokens.findIndex((token) => isIn(token, 'auxiliaries'));
  return isIn(tokens[0], 'questions') && verb > 1 && verb === tokens.length - 1;
}

/** "…, was the socket": a clause without a subject, about the one before it that told something. */
function isWithoutSubject([first]: readonly WordToken[]): boolean {
  return isIn(first, 'past') && isIn(first, 'auxiliaries');
}

/** The most words of a sentence that has only one clause and yet tells a deed: "did the reset". */
const longestDeed = 3;

/** "Did the reset, still dead": a verb of doing in front of what was done, and no other verb that it would help to ask. */
function isDeed(all: readonly WordToken[], isOneOfMany: boolean, { words }: Lexicon): boolean {
  const [, , doing = []] = words.kindsOfAuxiliaries;
  const [first, second, ...rest] = all.filter((token) => !isIn(token, 'joints', 'intensifiers', 'contrasts'));
  if (!first || !doing.includes(first.text) || !isIn(second, 'determiners')) return false;
  const isVerbless = !rest.some((token) => isIn(token, 'working', 'failing', 'changing', 'needing', 'speaking'));
  return isVerbless && (isOneOfMany || rest.length < longestDeed);
}

/** "An Apple Account is what": the question word stands in the place of the answer. */
function isEcho(tokens: readonly WordToken[]): boolean {
  return tokens.length > 2 && isIn(tokens.at(-1), 'questions') && isIn(tokens.at(-2), 'auxiliaries');
}

/** "I think it's on?", "maybe?": what somebody believes, without a word that asks. */
function isBelief(tokens: readonly WordToken[]): boolean {
  return (
    tokens.some((token) => isIn(token, 'opining', 'hedges')) &&
    !tokens.some((token) => isIn(token, 'questions', 'addressing'))
  );
}

/** "…, isn't it", "…, do you". */
function isTagged(sentence: Sentence): boolean {
  const segments = segmentsOf(sentence);
  const [first, ...rest] = segments.at(-1)?.tokens ?? [];
  return (
    segments.length > 1 &&
    isIn(first, 'auxiliaries') &&
    rest.length > 0 &&
    rest.length <= 2 &&
    isIn(rest.at(-1), 'subjects', 'referring') &&
    rest.every((token) => isIn(token, 'not', 'subjects', 'referring'))
  );
}

/** Whether a clause has the form of a question: its question word, or its auxiliary, stands in front of its subject. */
function isTurned(all: readonly WordToken[], lexicon: Lexicon, isReply: boolean, isStrong: boolean): boolean {
  const from = all.findIndex(
    (token) => !isIn(token, 'courtesy', 'joints', 'intensifiers', 'contrasts') || isIn(token, 'questions'),
  );
  const tokens = from < 0 ? [] : all.slice(from);
  const [first, second] = tokens;
  if (!first) return false;
  // "How wonderful"
  if (
    isIn(first, 'questions') &&
    tokens.length <= longestCry &&
    tokens.slice(1).every((token) => isIn(token, ...ofCries))
  )
    return false;
  const opener = lexicon.groupsOf(first.text.split(' ')[0] ?? '');
  if (isIn(first, 'questions') || (opener?.has('questions') && !opener.has('conditions'))) {
    if (!isIn(first, 'questions')) return true;
    const verb = tokens.slice(1, 6).findIndex((token) => isIn(token, 'auxiliaries'));
    // "Wofür braucht man das": any verb may stand in front of its subject.
    if (verb !== 0 && !isIn(first, 'conditions') && isSubject(tokens[2]) && isVerb(second)) return true;
    if (verb < 0) return !isIn(first, 'conditions') && (tokens.length <= 3 || isIn(second, 'particles', 'hollow'));
    // "Which way round does it sit"
    const isInverted = isIn(tokens[verb + 1], 'modals') && isSubject(tokens[verb + 2]);
    return (
      verb === 0 ||
      isInverted ||
      (!isIn(first, 'conditions') &&
        !tokens
          .slice(1, verb + 1)
          .some((token) => isIn(token, 'subjects', 'pronouns') && !isIn(token, 'hollow', 'picking')))
    );
  }
  if (isReply && (isStrong || !isIn(second, 'subjects'))) return false;
  // "Is green on or is grey on"
  if (
    isIn(first, 'auxiliaries') &&
    tokens.some((token, at) => token.text === first.text && isIn(tokens[at - 1], 'joints'))
  )
    return true;
  // "Does Switzerland count"
  const isDoes = isIn(first, 'modals') && isIn(first, 'echoes') && !isIn(first, 'past', 'picking');
  if (isDoes && second?.groups.size === 0 && tokens.length > 2) return true;
  // "Would rice help"
  const isWould = isIn(first, 'modals') && isIn(first, 'irrealis') && tokens.length > 2;
  if (isWould && second?.groups.size === 0) return true;
  // "Is roaming going to cost me"
  const isGoing = isIn(tokens[2], 'future') && tokens[2]?.text.includes(' ');
  if (isIn(first, 'modals') && isIn(first, 'picking') && isGoing) return true;
  if (isIn(first, 'modals'))
    return first.text.includes(' ') || isIn(second, 'subjects', 'pronouns', 'determiners') || isNamed(tokens);
  return isIn(first, 'auxiliaries') && isIn(second, 'subjects') && second !== undefined;
}

/** The most words of a cry that begins like a question, and what they say. */
const longestCry = 4;
const ofCries = ['good', 'bad', 'courtesy', 'intensifiers', 'mended'] as const;

function isSubject(token: WordToken | undefined): boolean {
  return isIn(token, 'pronouns') && !isIn(token, 'determiners', 'echoes');
}

/** Whether a word may be a verb, for all that its groups say. */
function isVerb(token: WordToken | undefined): boolean {
  return token !== undefined && (token.groups.size === 0 || isIn(token, 'needing', 'changing'));
}

/** "Is apple id just the new name": what it asks about is named, and what it may be begins a noun of its own. */
function isNamed(tokens: readonly WordToken[]): boolean {
  const named = tokens.slice(1).findIndex((token) => token.groups.size > 0);
  const rest = tokens.slice(named + 1);
  const from = rest.findIndex((token) => !isIn(token, 'only', 'intensifiers'));
  return named > 0 && isIn(rest[from], 'determiners') && rest.length > from + 1;
}

/** Whether somebody says that they do not know: "no clue how much I get". */
export function saysUnknown(sentence: Sentence, lexicon: Lexicon): boolean {
  return unknownAt(sentence, lexicon) !== undefined;
}

/** Where somebody says that they do not know. */
function unknownAt({ tokens, stops }: Sentence, { unknown }: Lexicon): number | undefined {
  let isDenied = false;
  for (const [at, token] of tokens.entries()) {
    if (isIn(token, 'contrasts', 'joints') || stops.has(at)) isDenied = false;
    if (isIn(token, 'not')) isDenied = true;
    if (!isIn(token, 'knowing') && isIn(tokens[at + 1], 'perceiving')) continue;
    if (isIn(token, 'unknowing') && (isDenied || !unknown.has(token.text))) return at;
    if (isIn(token, 'knowing') && isDenied) return at;
  }
  return undefined;
}
