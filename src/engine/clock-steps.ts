import type { Clock } from '../domain/ports/clock.ts';

/** Less than this is a clock being corrected as all are, ms. */
const least = 2_000;

/** Tells by how much a clock was set since it was asked last, beside one that is never set: ms, 0 if it was not. The first answer is 0. */
export function clockSteps(clock: Clock, steady: Clock): () => number {
  let apart: number | undefined;
  return () => {
    const now = clock() - steady();
    const step = now - (apart ?? now);
    apart = now;
    return Math.abs(step) < least ? 0 : step;
  };
}
