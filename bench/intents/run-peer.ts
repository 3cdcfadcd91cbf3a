import { auroc } from '../../src/intents/inspect/auroc.ts';
import type { Guess, Peer } from './peer.ts';
import type { Result } from './result.ts';
import type { LabelledSet } from './sets.ts';

/** Trains a peer on a set and measures it; where there are strangers it is lost below a belief chosen on valid rows. */
export async function runPeer(peer: Peer, set: LabelledSet): Promise<Result> {
  const begun = performance.now();
  const { guess } = await peer.train(set.train);
  const trainSeconds = (performance.now() - begun) / 1000;
  const asked = performance.now();
  const guesses = await guess(set.test.map(({ text }) => text));
  const microsecondsPerMessage = ((performance.now() - asked) * 1000) / set.test.length;
  const right = (at: number, { label }: Guess) => label === set.test[at]?.intent;
  const result: Result = {
    classifier: peer.name,
    set: set.name,
    accuracy: guesses.filter((one, at) => right(at, one)).length / guesses.length,
    trainSeconds,
    microsecondsPerMessage,
  };
  if (set.strangers.valid.length === 0) return result;
  const strangers = await guess(set.strangers.test);
  const threshold = thresholdFrom(
    (await guess(set.valid.map(({ text }) => text))).map((one, at) => ({
      ...one,
      right: one.label === set.valid[at]?.intent,
    })),
    await guess(set.strangers.valid),
  );
  const kept = guesses.filter((one, at) => right(at, one) && one.belief >= threshold).length;
  const lost = strangers.filter(({ belief }) => belief < threshold).length;
  return {
    ...result,
    outOfScope: {
      inScope: kept / guesses.length,
      recall: lost / strangers.length,
      overall: (kept + lost) / (guesses.length + strangers.length),
      auroc: auroc(
        guesses.map(({ belief }) => belief),
        strangers.map(({ belief }) => belief),
      ),
    },
  };
}

/** The belief at which in-scope accuracy + recall is highest. */
function thresholdFrom(ours: readonly (Guess & { readonly right: boolean })[], strangers: readonly Guess[]): number {
  const candidates = [0, ...new Set([...ours, ...strangers].map(({ belief }) => belief))];
  const worth = (threshold: number) =>
    ours.filter(({ right, belief }) => right && belief >= threshold).length / ours.length +
    strangers.filter(({ belief }) => belief < threshold).length / strangers.length;
  return candidates.reduce(
    (best, threshold) => {
      const found = worth(threshold);
      return found > best.found ? { threshold, found } : best;
    },
    { threshold: 0, found: 0 },
  ).threshold;
}
