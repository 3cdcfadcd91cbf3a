import { deskIntents } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { errorAt, warningAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedAct, UncheckedLanguage } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';
import { type Said, saidFor, saidUnasked } from './texts/said.ts';
import { saidAgain } from './texts/said-again.ts';

/** Fewer of a kind teach nothing. */
const fewest = 10;
/** How many wordings an act should have. */
const enough = { utterances: 60, holdouts: 15 };

/** Every kind of an act has utterances enough to be learned, and no sentence does two things. */
export const acts: Check = (material) =>
  [material, ...material.languages].flatMap((language) => [...language.acts.flatMap(thin), ...doubled(language)]);

function thin({ act, place, kinds }: UncheckedAct): readonly Fault[] {
  const few = kinds.flatMap(({ id, utterances, place: at }) => {
    if (utterances.length >= fewest) return [];
    const what = `"${id}" of "${act}" has ${utterances.length} utterances; fewer than ${fewest} teach nothing.`;
    return [errorAt(below(at, 'utterances'), 'content-few-utterances', what, 'Write more of them.')];
  });
  const count = (key: 'utterances' | 'holdouts') => kinds.reduce((sum, kind) => sum + kind[key].length, 0);
  const [utterances, holdouts] = [count('utterances'), count('holdouts')];
  const faults = [...few];
  if (few.length === 0 && utterances < enough.utterances) {
    const what = `the act "${act}" has ${utterances} utterances.`;
    faults.push(warningAt(place, 'content-thin-utterances', what, `Aim for ${enough.utterances} or more.`));
  }
  if (holdouts < enough.holdouts) {
    const what = `the act "${act}" has ${holdouts} holdouts, too few to measure the bot on.`;
    faults.push(warningAt(place, 'content-thin-holdouts', what, `Aim for ${enough.holdouts} or more.`));
  }
  return faults;
}

/**
 * Acts are told apart, and from the flows' problems and answers, so no two of them have the same sentence.
 * What the desk answers itself and what is not its own may stand in both: "hello" is an intent and an act.
 */
function doubled(language: ContentRoot | UncheckedLanguage): readonly Fault[] {
  const kinds = language.acts.flatMap((act) => act.kinds);
  const others: readonly string[] = deskIntents;
  const problems = language.intents.filter(({ id }) => !others.includes(id));
  const said: readonly Said[] = [
    ...problems.flatMap((intent) => saidFor(intent, 'utterances')),
    ...saidUnasked(language),
    ...kinds.flatMap((kind) => saidFor(kind, 'utterances')),
    ...problems.flatMap((intent) => saidFor(intent, 'holdouts')),
    ...kinds.flatMap((kind) => saidFor(kind, 'holdouts')),
  ];
  // What the other files have twice among themselves is reported by its own check.
  const files = new Set(language.acts.map(({ place }) => place.source.file));
  return saidAgain(said).filter(({ file }) => files.has(file));
}
