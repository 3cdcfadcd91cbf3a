import type { Fault } from '../../../domain/content/fault.ts';
import { plainText } from '../../../domain/text/words.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { Place } from '../../read/yaml-file.ts';
import type { Said } from './said.ts';

/** Faults of sayings that stand further up as well, and of holdouts that are learned. */
export function saidAgain(all: readonly Said[]): readonly Fault[] {
  const first = new Map<string, Said>();
  return all.flatMap((said): readonly Fault[] => {
    const plain = plainText(said.text);
    const other = first.get(plain);
    if (!other) {
      first.set(plain, said);
      return [];
    }
    const where = `${other.place.source.file}:${other.place.source.line(other.place.path)}`;
    if (said.kind === 'holdout' && (other.kind === 'utterance' || other.kind === 'symptom')) {
      const what = `the holdout "${said.text}" is learned, at ${where}.`;
      return [errorAt(said.place, 'content-holdout-learned', what, 'Keep it in one of the two places.')];
    }
    // The schema has reported this one already.
    if (said.text === other.text && sameList(said.place, other.place)) return [];
    // A holdout that gives away an answer is still a fair question to the classifier.
    if (said.kind === 'holdout' && other.kind === 'unasked') return [];
    // What two flows hear without having asked is heard by the one that plays.
    if (said.kind === 'unasked' && other.kind === 'unasked' && areOfTwoFlows(said.place, other.place)) return [];
    const what = `"${said.text}" stands at ${where} already, and can mean only one thing.`;
    return [errorAt(said.place, 'content-said-twice', what, 'Keep it where it belongs, or say it otherwise.')];
  });
}

function sameList(a: Place, b: Place): boolean {
  return a.source.file === b.source.file && JSON.stringify(a.path.slice(0, -1)) === JSON.stringify(b.path.slice(0, -1));
}

function areOfTwoFlows(a: Place, b: Place): boolean {
  const [one, other] = [a.source.file, b.source.file];
  return one !== other && ![one, other].some((file) => file.endsWith('shared.yml'));
}
