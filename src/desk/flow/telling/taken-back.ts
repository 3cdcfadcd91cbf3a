import type { Phrases } from '../../../domain/content/phrases.ts';
import { wordsOf } from '../../../domain/text/words.ts';
import { prepareText } from '../../../flows/interpret/exact-reply.ts';
import { candidateSayings } from '../../../flows/sayings/candidate-sayings.ts';
import { findSaying } from '../../../flows/sayings/find-saying.ts';
import type { Ear } from '../../../interpretation/ear.ts';
import { type Clause, clausesOf } from '../../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../../interpretation/text/segments.ts';
import { sentencesOf } from '../../../interpretation/text/sentences.ts';

/** A clause that is taken back, and the texts of what is said instead, the nearest first. */
export type TakenBack = {
  readonly clause: Clause;
  readonly instead: readonly string[];
  /** It is taken back outright; a mere "no" may be the answer to something else. */
  readonly isOutright: boolean;
};

/** The most clauses behind a "no, hang on" that say what holds instead: "that was hers, mine is dry". */
const mostInstead = 2;

/**
 * The clauses of a message without those that only take something back, and what is taken back in the next breath: "the
 * switch is off. No hang on, it's on".
 */
export function takenBackIn(
  text: string,
  phrases: Phrases,
  ear: Ear,
): { readonly clauses: readonly Clause[]; readonly takenBack: readonly TakenBack[] } {
  const all = clausesOf(text, ear);
  const denying = sentencesOf(text, ear.lexicon).map(({ tokens }) => {
    const lead = tokens.findIndex((token) => !isIn(token, 'no', 'courtesy'));
    return tokens.slice(0, Math.max(0, lead)).some((token) => isIn(token, 'no'));
  });
  const behind = all.map((clause) => behindRetraction(clause.text, phrases));
  const takenBack = all.flatMap((each, at): readonly TakenBack[] => {
    const clause = all[at - 1];
    const rest = behind[at];
    const isDenied = denying[each.sentence] === true && clause !== undefined && clause.sentence < each.sentence;
    if (!clause || behind[at - 1] !== undefined || (rest === undefined && !isDenied)) return [];
    const said = [rest ?? each.text, ...all.slice(at + 1, at + 1 + mostInstead).map((next) => next.text)];
    return [{ clause, instead: said.filter((words) => words !== ''), isOutright: rest !== undefined }];
  });
  const isMere = (at: number) => at > 0 && behind[at] === '';
  return { clauses: all.filter((_, at) => !isMere(at)), takenBack };
}

/** What stands behind the words by which a clause takes something back; undefined if it does not begin with any. */
function behindRetraction(text: string, phrases: Phrases): string | undefined {
  const prepared = prepareText(text, phrases);
  const ends = candidateSayings(prepared, phrases.hears['taking-back']).flatMap((saying) => {
    const found = findSaying(prepared, saying);
    return found?.start === 0 ? [found.end] : [];
  });
  return ends.length === 0
    ? undefined
    : wordsOf(text)
        .slice(Math.max(...ends))
        .join(' ');
}
