import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { ourEntry, ourSettings } from '../our-settings.ts';

/** What a start of the server took, up to its being ready and a moment after. */
export type Started = {
  /** The highest resident set since the process began, in MB. */
  readonly peakMb: number;
  /** The resident set a while after it was ready. */
  readonly restMb: number;
  readonly cpuSeconds: number;
  /** How many lines told how far training was, and the last of them. */
  readonly told: number;
  readonly lastTold: string;
};

const restMs = 5000;
/** A clock tick of /proc, which is the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Starts the server on a content folder, waits until it is ready, and stops it. */
export async function runServer(folder: string, content: string, flags: readonly string[]): Promise<Started> {
  const child = spawn(process.execPath, [...flags, ourEntry], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...ourSettings(folder), CONTENT_DIR: content },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told: string[] = [];
  let printed = '';
  let found: Omit<Started, 'told' | 'lastTold'> | undefined;
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += text;
    for (const line of String(text).split('\n')) if (line.includes('"training"')) told.push(line);
    if (found || !/http:\/\/127\.0\.0\.1:\d+/.test(printed)) continue;
    await new Promise((resolve) => setTimeout(resolve, restMs));
    found = await usageOf(child.pid ?? 0);
    child.kill('SIGTERM');
  }
  await ended;
  if (!found) throw new Error(`The server ended before it was ready:\n${printed.slice(-2000)}`);
  return { ...found, told: told.length, lastTold: wordsOf(told.at(-1)) };
}

async function usageOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const mb = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  // Behind the name in brackets, which may hold anything, the 12th and 13th are user and system time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { peakMb: mb('VmHWM'), restMb: mb('VmRSS'), cpuSeconds: Math.round(ticks / ticksPerSecond) };
}

function wordsOf(line: string | undefined): string {
  if (line === undefined) return '';
  const { percent, left } = JSON.parse(line) as { readonly percent: number; readonly left: string };
  return `training ${percent} %, ${left} left`;
}
