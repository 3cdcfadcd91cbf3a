import { styleText } from 'node:util';

const width = 24;

/** Delay before anything is shown, ms: quick work needs no bar. */
const patience = 300;

/** Does something long and shows its progress: as a bar on a terminal, elsewhere as one line when it begins. */
export async function showWaiting<Result>(
  what: string,
  work: (onProgress: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const { stderr } = process;
  let done = 0;
  let shown = false;
  const draw = (): void => {
    if (stderr.isTTY) {
      const full = Math.round(done * width);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      stderr.write(`\r${what} ${styleText('cyan', bar, { stream: stderr })} ${percentOf(done)} %`);
    } else if (!shown) stderr.write(`${what} …\n`);
    shown = true;
  };
  const timer = setTimeout(draw, patience);
  try {
    return await work((now) => {
      const before = percentOf(done);
      done = Math.min(1, Math.max(done, now));
      if (shown && percentOf(done) > before) draw();
    });
  } finally {
    clearTimeout(timer);
    if (shown && stderr.isTTY) stderr.write('\r\u001b[K');
  }
}

function percentOf(done: number): number {
  return Math.floor(done * 100);
}
