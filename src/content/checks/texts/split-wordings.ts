import type { Fault } from '../../../domain/content/fault.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { warningAt } from '../../faults/fault-at.ts';
import type { UncheckedPhrases } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

/** No comma has cut a wording in two: `[Changed, thanks.]` is a list of two, and the bot would say "thanks.". */
export const splitWordings: Check = ({ phrases, languages }) =>
  [phrases, ...languages.map((language) => language.phrases)].flatMap((each) => (each ? splits(each) : []));

function splits({ says, place }: UncheckedPhrases): readonly Fault[] {
  return [...says].flatMap(([key, wordings]) =>
    wordings.flatMap((wording, index) => {
      const before = wordings[index - 1];
      if (before === undefined || isFinished(before) || !isRemainder(wording)) return [];
      const what = `"${before}" and "${wording}" are two wordings of \`${key}\`, and look like one.`;
      const cure = `Write "${before}, ${wording}" in quotes if a comma has cut it in two; else end both like sentences.`;
      return [warningAt(below(place, 'says', key, index), 'content-split-wording', what, cure)];
    }),
  );
}

/** Whether it ends like a sentence, or with a name that may hold one. */
function isFinished(wording: string): boolean {
  return /[.!?…:;}"”)]$/u.test(wording.trim());
}

/** Whether it begins in the middle of a sentence, or is a single word. */
function isRemainder(wording: string): boolean {
  return /^\p{Ll}/u.test(wording.trim()) || wordsOf(wording).length === 1;
}
