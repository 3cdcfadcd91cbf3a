import type { OnProgress } from '../../intents/run-apart.ts';
import { aboutTime, throttleProgress } from '../../intents/train/throttle-progress.ts';

const everyOnScreen = 200;
const everyInLog = 5000;

/** Where progress is written: standard error, so that the command's own output stays clean. */
type Stream = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** A progress line while a command trains: redrawn on a terminal, written now and then to a log. */
export function trainingLine(
  stream: Stream,
  now: () => number,
): { readonly onProgress: OnProgress; readonly end: () => void } {
  const begun = now();
  let isTraining = false;
  const onScreen = stream.isTTY === true;
  const told = throttleProgress(
    (percent, left) => {
      const line = `Training: ${percent} %, ${aboutTime(left)} left`;
      stream.write(onScreen ? `\r${line}\u001b[K` : `${line}\n`);
    },
    now,
    onScreen ? everyOnScreen : everyInLog,
  );
  return {
    onProgress: (done) => {
      if (!isTraining) stream.write('What the bot learns has changed: it is trained anew.\n');
      isTraining = true;
      told(done);
    },
    end: () => {
      if (!isTraining) return;
      const line = `Trained in ${((now() - begun) / 1000).toFixed(1)} seconds; kept until it changes again.`;
      stream.write(onScreen ? `\r${line}\u001b[K\n` : `${line}\n`);
    },
  };
}
