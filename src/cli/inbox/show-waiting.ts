import { styleText } from 'node:util';

const width = 24;

/** How long nothing is shown, ms: what is done at once needs no bar. */
const patience = 300;

/** Does something long and shows how far it is, on a terminal by a bar; elsewhere it only says that it has begun. */
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
