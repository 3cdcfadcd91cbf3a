/**
 * Loaded before the server, in each of its threads: its clock goes as far ahead as the file of FIXPATH_CLOCK says, in ms, or
 * behind. What counts the time that passes is left alone, as when somebody sets the clock of a machine. Beside the file it writes
 * what it has taken from it: `….seen`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** How often the file is looked at, ms. */
const often = 20;

const file = process.env.FIXPATH_CLOCK ?? '';
let ahead: number | undefined;
const real = Date;
const now = (): number => real.now() + (ahead ?? 0);
globalThis.Date = new Proxy(real, {
  get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [now()] : given, made),
});

const look = (): void => {
  const next = Number(readFileSync(file, 'utf8'));
  if (next === ahead) return;
  ahead = next;
  writeFileSync(`${file}.seen`, String(ahead));
};
look();
setInterval(look, often).unref();
