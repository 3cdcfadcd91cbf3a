import type { WordGroup } from '../../domain/content/words.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Sentence, WordToken } from './sentences.ts';

/** A part of a sentence that a "not" reaches and does not go beyond. */
export type Segment = {
  readonly tokens: readonly WordToken[];
  /** It says when, or under what condition, the rest holds. */
  readonly isCondition: boolean;
  /** An odd number of its words inverts the meaning. */
  readonly isNegative: boolean;
  /** It comes after a "but". */
  readonly isContrast: boolean;
};

/** Whether a word is in one of the groups. */
export function isIn(token: WordToken | undefined, ...groups: readonly WordGroup[]): boolean {
  return token !== undefined && groups.some((group) => token.groups.has(group));
}

/** Cuts a sentence into its segments; once, however often it is asked. */
export const segmentsOf = onceFor(cut);

function cut({ tokens, stops }: Sentence): readonly Segment[] {
  const segments: Segment[] = [];
  let current: WordToken[] = [];
  let isCondition = false;
  let isTurned = false;
  let isContrast = false;
  const close = () => {
    if (current.length > 0)
      segments.push({ tokens: current, isCondition, isNegative: isTurned !== isTurnedRound(current), isContrast });
    current = [];
  };
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    const before = tokens[at - 1];
    if (stops.has(at)) {
      close();
      isCondition = false;
      isTurned = false;
    }
    const isEmbedding = isIn(token, 'complementizers') && (isIn(before, 'telling') || isIn(before, 'unknowing'));
    if (isEmbedding) {
      current.push(token);
      return;
    }
    // "It charged before": with nothing behind it such a word says when, and begins no clause.
    const isAlone = isIn(token, 'past') && (next === undefined || stops.has(at + 1));
    if (isIn(token, 'conditions', 'exclusions') && !isAlone) {
      close();
      isCondition = true;
      isTurned = isIn(token, 'exclusions');
      current.push(token);
      return;
    }
    if (isIn(token, 'exceptions')) {
      close();
      isTurned = true;
      current.push(token);
      return;
    }
    // "Platz ist trotzdem keiner da": after its verb such a word begins no clause.
    const isInside = isIn(before, 'auxiliaries') && !isIn(token, 'joints');
    if (
      isIn(token, 'contrasts') &&
      !isInside &&
      (isIn(token, 'joints') || isIn(next, 'pronouns', 'determiners', 'auxiliaries', 'not') || current.length > 1)
    ) {
      close();
      isCondition = false;
      isTurned = false;
      isContrast = true;
      return;
    }
    if (isIn(token, 'joints') && opensClause(tokens, at + 1, stops)) {
      close();
      isCondition = false;
      isTurned = false;
      if (isIn(token, 'not')) current.push(token);
      return;
    }
    // Words of agreement stand in front without a comma: "yes it does".
    current.push(token);
    const isReply = at === 0 && isIn(token, 'yes', 'no') && !isIn(token, 'neither') && !isOfNone(tokens, stops);
    if (isReply && opensClause(tokens, at + 1, stops)) close();
  });
  close();
  return segments;
}

/** "No photo is there": the no belongs to the thing, and says that there is none. */
function isOfNone([first, thing, verb]: readonly WordToken[], stops: ReadonlySet<number>): boolean {
  return isIn(first, 'determiners') && !stops.has(1) && thing?.groups.size === 0 && isIn(verb, 'perceiving');
}

/** Whether a clause of its own begins at a place: it has a verb of its own that is marked as one. */
function opensClause(tokens: readonly WordToken[], from: number, stops: ReadonlySet<number>): boolean {
  for (let at = from; at < tokens.length && at < from + 6; at++) {
    if (at > from && stops.has(at)) return false;
    const token = tokens[at];
    if (at === from && isIn(token, 'conditions', 'exclusions')) return true;
    if (at > from && isIn(token, 'conditions', 'exclusions', 'joints', 'complementizers')) return false;
    if (isIn(token, 'auxiliaries')) return true;
    if (at > from && isIn(token, 'perceiving')) return true;
    if (at === from && isIn(token, 'not') && !isIn(token, 'determiners')) return true;
    if (at === from && isIn(token, 'pronouns') && !isIn(token, 'hollow')) return true;
  }
  return false;
}

/** Whether an odd number of the words invert what they stand with. */
export function isTurnedRound(tokens: readonly WordToken[]): boolean {
  let turns = 0;
  let hasNot = false;
  const measure = tokens.findIndex((token) => isIn(token, 'measures'));
  tokens.forEach((token, at) => {
    if (measure >= 0 && at > measure + 1) return;
    // A no at the end repeats what was said: "it isn't on, no".
    if (hasNot && at === tokens.length - 1 && isIn(token, 'no')) return;
    // "I told you, no, it's off" says no, and then how it is.
    if (at === 0 && isIn(token, 'no') && isIn(tokens[1], 'subjects', 'referring') && isIn(tokens[2], 'auxiliaries'))
      return;
    // "Neither the tablet nor the TV" denies both.
    if (hasNot && isIn(token, 'not') && isIn(token, 'joints')) return;
    if (isIn(token, 'not') || (isIn(token, 'no') && at > 0)) {
      turns++;
      hasNot = true;
    } else if (isIn(token, 'nothing')) {
      if (!hasNot) turns++;
      hasNot = true;
    } else if (isIn(token, 'failing')) turns++;
  });
  return turns % 2 === 1;
}
