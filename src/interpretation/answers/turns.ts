import type { PossibleAnswer } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isIn } from '../text/segments.ts';
import type { Sentence } from '../text/sentences.ts';

/** Which answers are a yes (1) and which a no (−1), by how their labels begin; of two the other is the opposite. */
export function turnsOf(answers: readonly PossibleAnswer[], { sentencesIn }: Ear): readonly number[] {
  const turns = answers.map(({ label }) => {
    const [sentence] = sentencesIn(label);
    const first = sentence?.tokens[0];
    // In front of a comma no word only strengthens: "Ja, an".
    const isYes = isIn(first, 'yes') && (!isIn(first, 'intensifiers') || sentence?.stops.has(1) === true);
    return isYes ? 1 : isIn(first, 'no', 'not') ? -1 : 0;
  });
  if (turns.length !== 2) return turns;
  const [a = 0, b = 0] = turns;
  return [a || -b, b || -a];
}

/** 1 for a message that is a yes and nothing else, −1 for a no. */
export function turnAlone(sentences: readonly Sentence[]): number {
  const tokens = sentences.flatMap((sentence) => sentence.tokens).filter((token) => !isIn(token, 'courtesy'));
  if (tokens.length === 0 || tokens.some((token) => isIn(token, 'neither'))) return 0;
  if (tokens.every((token) => isIn(token, 'yes'))) return 1;
  return tokens.every((token) => isIn(token, 'no')) ? -1 : 0;
}
