import { actName } from '../../domain/content/acts.ts';
import type { Meaning, Step } from '../../domain/content/flow.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { onceFor } from '../../domain/once-for.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import type { OpenStep } from '../../flows/position/walk-flow.ts';
import { findSaying } from '../../flows/sayings/find-saying.ts';
import { dangersIn } from '../../interpretation/acts/danger-in.ts';
import type { Ear } from '../../interpretation/ear.ts';

/** The danger as an act, by which its words are known. */
export const waterName = actName({ act: 'urgent', kind: 'water' });

/** The answers of a step that asks whether the device got wet, by what each means; none of any other step. Found once. */
const aboutWater = onceFor((ear: Ear) =>
  onceFor(({ ask = '', answers }: Step): readonly Meaning[] =>
    dangersIn(ask, ear).has(waterName) ? answers.map(({ meaning }) => meaning) : [],
  ),
);

/** The answer that says that it got wet, or that it did not, where that is asked; undefined anywhere else. */
export function answerAboutWater({ at, phase }: OpenStep, meaning: Meaning, ear: Ear): number | undefined {
  if (phase !== 'question') return undefined;
  const among = aboutWater(ear)(at.step).flatMap((each, place) => (each === meaning ? [place] : []));
  return among.length === 1 ? among[0] : undefined;
}

/** Whether a text says that the device is plugged in, and whether it says that it is not; undefined if it speaks of neither. */
export function pluggedIn(
  text: string,
  phrases: Phrases,
): { readonly isTold: boolean; readonly isDenied: boolean } | undefined {
  const prepared = prepareText(text, phrases);
  const found = phrases.hears['plugged-in'].flatMap((saying) => findSaying(prepared, saying) ?? []);
  if (found.length === 0) return undefined;
  return { isTold: found.some(({ negated }) => !negated), isDenied: found.some(({ negated }) => negated) };
}
