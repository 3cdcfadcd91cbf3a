import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export type SubjectOptions = {
  /** Where its data is; a temporary folder if left out. */
  readonly folder?: string;
  /** Beside those that every subject has. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A defect to plant, by its name. */
  readonly defect?: string;
  /** The folder in which a file names the point at which it is to die: dying-points.ts. */
  readonly deaths?: string;
  /** The file that says how far ahead its clock is, ms. */
  readonly clock?: string;
};

/** The server that is judged: it keeps its address however often it is killed and started again. */
export type Subject = {
  readonly url: string;
  readonly folder: string;
  /** Ends it at once, whatever it is doing. */
  readonly kill: () => Promise<void>;
  /** Starts it; `untilReady` false: does not wait for it. */
  readonly start: (untilReady?: boolean) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Asks it to end, as whoever replaces it does; its exit code, and undefined where it was not gone within a minute. */
  readonly end: () => Promise<number | undefined>;
  readonly isAlive: () => boolean;
  /** What it wrote to standard error. */
  readonly complaints: () => string;
  readonly close: () => Promise<void>;
};

/** How long a start may take, ms. */
const patience = 60_000;

/** @param command started by a shell with PORT and DATA_DIR in its environment */
export async function startSubject(
  command: string | undefined,
  { folder: given, settings, defect, deaths, clock }: SubjectOptions = {},
) {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'fixpath-trust-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const loaded = (file: string) => ['--import', join(import.meta.dirname, file)];
  const preloaded = [
    ...(defect === undefined && deaths === undefined ? [] : loaded('plant.ts')),
    ...(clock === undefined ? [] : loaded('set-clock.ts')),
  ];
  let child: ChildProcess | undefined;
  let complaints = '';

  const begin = (): ChildProcess => {
    const env = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      // So that several people can be told apart who all come from this machine.
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'fatal',
      ALLOW_UNAUTHENTICATED_BOT: 'true',
      ...settings,
      ...(defect !== undefined && { FIXPATH_DEFECT: defect }),
      ...(deaths !== undefined && { FIXPATH_DEATHS: deaths }),
      ...(clock !== undefined && { FIXPATH_CLOCK: clock }),
      // The only way into a command's own process.
      ...(command !== undefined && { NODE_OPTIONS: [process.env.NODE_OPTIONS, ...preloaded].join(' ').trim() }),
    };
    const begun =
      command === undefined
        ? spawn(process.execPath, [...preloaded, 'src/start.js'], { env, cwd: join(import.meta.dirname, '..'), stdio })
        : spawn(command, { env, shell: true, detached: true, stdio });
    begun.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    return begun;
  };
  const stop = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    // A shell's children are in its group.
    if (command !== undefined && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
    await gone;
  };
  const subject: Subject = {
    url,
    folder,
    kill: stop,
    start: async (untilReady = true) => {
      child = begin();
      if (untilReady)
        await ready(
          url,
          () => child?.exitCode === null,
          () => complaints,
        );
    },
    signal: (name) => void child?.kill(name),
    end: async () => {
      child?.kill('SIGTERM');
      for (const until = performance.now() + patience; subject.isAlive() && performance.now() < until; ) await wait(50);
      return child?.exitCode ?? undefined;
    },
    isAlive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    complaints: () => complaints,
    close: async () => {
      await stop();
      if (given === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await subject.start();
    return subject;
  } catch (error) {
    await subject.close(); // else it would go on without anybody who knows of it
    throw error;
  }
}

const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];

async function ready(url: string, lives: () => boolean, complaints: () => string): Promise<void> {
  for (const until = performance.now() + patience; performance.now() < until; await wait(100)) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    if (!lives()) break;
  }
  throw new Error(`The server did not come up: ${complaints().slice(-2000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
