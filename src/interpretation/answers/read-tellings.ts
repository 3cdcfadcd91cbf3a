import { onceFor } from '../../domain/once-for.ts';
import { contentOf } from '../alignment/proposition.ts';
import type { Context, OtherRow } from '../context.ts';
import type { Ear } from '../ear.ts';
import type { Performed } from '../interpretation.ts';
import type { Message } from '../text/message.ts';
import { isIn, segmentsOf } from '../text/segments.ts';
import type { Sentence, WordToken } from '../text/sentences.ts';
import { probabilityOf } from './answered.ts';
import { matchSaying, namedIn } from './match-saying.ts';
import type { SayingMatch } from './prepared-saying.ts';

/** Minimum score, as for a saying of two words that is met whole; less may be chance. */
const leastScore = 3;

/** Reads what a message tells about other steps, and about facts. */
export function readTellings({ sentences, asking }: Message, context: Context, ear: Ear): readonly Performed[] {
  const telling = sentences.filter((_, at) => asking[at] === undefined);
  if (telling.length === 0) return [];
  const rows = (context.others ?? []).map(namedBy(ear));
  const touched = ear.sayings.touched(telling);
  const all = rows.flatMap((sayings, at): readonly Telling[] => {
    // Most of what could be told has nothing to do with what is said.
    const possible = sayings.filter(({ named }) => named.every((stem) => touched.has(stem)));
    if (possible.length === 0) return [];
    const [found] = possible
      .map(({ saying }) => ({ ...told(saying, telling, ear), saying }))
      .sort((a, b) => b.score - a.score);
    const said = found && telling[found.sentence];
    if (!found || !said || found.score < leastScore || !isSaidOutright(found.saying, said, ear)) return [];
    const isDeed = context.others?.[at]?.isDeed === true;
    if (context.isStrict && !isSaidFully(found, said, isDeed, ear)) return [];
    if (isDeed && said.tokens.some((token) => isIn(token, 'future', 'irrealis'))) return [];
    const { score, words } = found;
    return [{ row: at, score: isDeed ? score + tie : score, words, clause: sentences.indexOf(said) }];
  });
  return all
    .filter((one) => !all.some((other) => other.score > one.score && isOfTheSame(other, one)))
    .map(({ row, score, words, clause }) => ({
      act: 'inform',
      row,
      share: probabilityOf(score) * 0.9,
      words,
      clause,
    }));
}

type Telling = {
  readonly row: number;
  readonly score: number;
  readonly words: readonly string[];
  readonly clause: number;
};

/** "I rebooted the router twice" names what was rebooted: then "I rebooted it twice" was not meant. */
const tie = 0.01;

/** Whether two things were told by the same word. */
function isOfTheSame(one: Telling, other: Telling): boolean {
  return one.clause === other.clause && one.words.some((word) => other.words.includes(word));
}

type Named = readonly { readonly saying: string; readonly named: readonly string[] }[];

/** A row's sayings with what each names, gathered once. */
const namedBy = onceFor((ear: Ear) =>
  onceFor(({ sayings }: OtherRow): Named => sayings.map((saying) => ({ saying, named: namedIn(saying, ear) }))),
);

/** The fewest words of a saying that count if they are said in a row, whatever stands around them. */
const fewestInARow = 3;

/** How a saying was met; "actually I'm on Wi-Fi" holds all of "I'm on Wi-Fi" in a row. */
function told(saying: string, sentences: readonly Sentence[], ear: Ear): SayingMatch {
  const found = matchSaying(saying, sentences, ear);
  if (found.score >= leastScore || found.score < 0) return found;
  const stems = ear.sentencesIn(saying).flatMap(({ tokens }) => tokens.map(({ stem }) => stem));
  if (stems.length < fewestInARow) return found;
  const sentence = sentences.findIndex((each) =>
    segmentsOf(each).some(
      ({ tokens, isNegative, isCondition }) =>
        !isNegative &&
        !isCondition &&
        tokens.some((_, from) => stems.every((stem, at) => tokens[from + at]?.stem === stem)),
    ),
  );
  return sentence < 0 ? found : { score: leastScore, words: stems, sentence, isWhole: false };
}

/** Minimum similarity for two words to be the same: one stem, or alike by the language's own list. */
const same = 0.9;

/**
 * Whether everything that a saying names is named. Nobody asked for it, so a word that merely resembles one of its own
 * is no evidence.
 */
function isSaidOutright(saying: string, { tokens }: Sentence, ear: Ear): boolean {
  const named = ear.sentencesIn(saying).flatMap((each) => contentOf(each.tokens));
  return named.every(({ stem }) => tokens.some((token) => ear.relate(stem, token.stem) >= same));
}

/** Words without which a saying says something else. */
const marking = [
  'only',
  'every',
  'always',
  'sometimes',
  'quantities',
  'ample',
  'empty',
  'nothing',
  'remaining',
  'used',
] as const;

/**
 * Whether a saying is said in full: with everything that marks it, each of its words met by a different one, and with
 * less beside it than it names.
 */
function isSaidFully(
  { saying, words }: SayingMatch & { readonly saying: string },
  { tokens }: Sentence,
  isDeed: boolean,
  ear: Ear,
): boolean {
  if (new Set(words).size < words.length) return false;
  const own = ear.sentencesIn(saying).flatMap((each) => each.tokens);
  const isMarked = own.every(
    (token) =>
      marking.every((group) => !isIn(token, group) || tokens.some((each) => isIn(each, group))) &&
      (!isOther(token) || tokens.some(({ stem }) => stem === token.stem)) &&
      (token.number === undefined ||
        isIn(token, 'determiners') ||
        tokens.some(({ number }) => number === token.number)),
  );
  const named = contentOf(own);
  const strange = contentOf(tokens).filter(({ stem }) => !named.some((each) => ear.relate(each.stem, stem) >= same));
  // "Delete apps" is a wish, "deleted apps" a deed.
  const isOtherForm = (token: WordToken) =>
    tokens.some(({ stem, text }) => stem === token.stem && text.length < token.text.length) &&
    !tokens.some(({ text }) => text === token.text);
  return isMarked && strange.length < named.length && !(isDeed && named.some(isOtherForm));
}

/** "Other", "mine", "both": it says which is meant. */
function isOther(token: WordToken): boolean {
  return isIn(token, 'pronouns') && !isIn(token, 'subjects', 'referring', 'determiners', 'hollow');
}
