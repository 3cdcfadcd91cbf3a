import { randomUUID } from 'node:crypto';
import { openSqliteStore } from '../src/storage/sqlite-store.ts';
import { storeTurn } from './store-turn.ts';

/** How many conversations move at once: `node bench/storage.ts 1 16`. */
const widths = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 16, 64];
const turnsEach = 5000;

/** Turns of `width` conversations at once: accept, load, commit. */
async function measure(width: number) {
  const store = await openSqliteStore({ folder: undefined });
  const times: number[] = [];
  const play = async (turns: number): Promise<void> => {
    let left = turns;
    await Promise.all(
      Array.from({ length: width }, async () => {
        const conversation = randomUUID();
        const { fence } = await store.takeLane(conversation, 'bench', 0, Number.MAX_SAFE_INTEGER);
        while (left-- > 0) {
          const began = performance.now();
          await storeTurn(store, conversation, fence);
          times.push(performance.now() - began);
        }
      }),
    );
  };
  await play(turnsEach / 10);
  times.length = 0;
  const whole = process.cpuUsage();
  const main = process.threadCpuUsage();
  const began = performance.now();
  await play(turnsEach);
  const seconds = (performance.now() - began) / 1000;
  const wholeSpent = process.cpuUsage(whole);
  const mainSpent = process.threadCpuUsage(main);
  await store.close();
  times.sort((one, other) => one - other);
  const micros = (spent: { user: number; system: number }) => Math.round((spent.user + spent.system) / turnsEach);
  return {
    'at once': width,
    'turns/s': Math.round(turnsEach / seconds),
    'p50 ms': Number(times[Math.floor(times.length * 0.5)]?.toFixed(2)),
    'p99 ms': Number(times[Math.floor(times.length * 0.99)]?.toFixed(2)),
    'main µs CPU/turn': micros(mainSpent),
    'all µs CPU/turn': micros(wholeSpent),
  };
}

const rows = [];
for (const width of widths) rows.push(await measure(width));
console.table(rows);
