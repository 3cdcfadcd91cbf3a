import type { OnProgress } from '../run-in-worker.ts';

/** Before that it cannot be told how long the rest will take: reading the texts comes first. */
const foretoldFrom = 0.02;

/** Told now and then how far training is: per cent done, and seconds left if it goes on as before. */
export type TellProgress = (percent: number, secondsLeft: number) => void;

/**
 * Thins progress out, so that a log tells it and is not filled by it. Where it goes back, another training has begun.
 *
 * @param now milliseconds
 * @param every at most once in so many milliseconds; a training that is over sooner is never told of
 */
export function throttleProgress(tell: TellProgress, now: () => number, every: number): OnProgress {
  let begun = now();
  let last = begun;
  let before = 0;
  return (done) => {
    const at = now();
    if (done < before) begun = at;
    before = done;
    if (done < foretoldFrom || done >= 1 || at - last < every) return;
    last = at;
    tell(Math.floor(done * 100), Math.round(((at - begun) * (1 - done)) / done / 1000));
  };
}

/** A stretch of time in words: `about 3 minutes`. */
export function aboutTime(seconds: number): string {
  if (seconds < 90) return `about ${seconds} second${seconds === 1 ? '' : 's'}`;
  return `about ${Math.round(seconds / 60)} minutes`;
}
