import type { OnProgress } from '../run-apart.ts';

/** Below this the remaining time cannot be estimated, because reading the texts comes first. */
const foretoldFrom = 0.02;

/** Called now and then with the progress of training: per cent done, and the estimated seconds left. */
export type TellProgress = (percent: number, secondsLeft: number) => void;

/**
 * Throttles progress reports for the log. Where progress goes back, another training has begun.
 *
 * @param now milliseconds
 * @param every the minimum interval in milliseconds; a training that ends sooner is not reported
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

/** A duration in words: `about 3 minutes`. */
export function aboutTime(seconds: number): string {
  if (seconds < 90) return `about ${seconds} second${seconds === 1 ? '' : 's'}`;
  return `about ${Math.round(seconds / 60)} minutes`;
}
