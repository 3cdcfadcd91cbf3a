import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bareEnvironment } from '../../support/bare-environment.ts';

/** The master key of the Direct Line endpoint of servers that tests start. */
export const secret = 'the-master-key-of-the-tests-0123456789';

const root = join(import.meta.dirname, '../../..');

/** The real server in a process of its own, on a folder and a free port; of another checkout if one is named. */
export async function startServerProcess(
  folder: string,
  nodeOptions: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  checkout = root,
) {
  const child = spawn(process.execPath, [...nodeOptions, join(checkout, 'src/start.js')], {
    cwd: folder, // where no developer's .env is
    env: {
      ...bareEnvironment,
      PORT: '0',
      DATA_DIR: folder,
      CONTENT_DIR: root,
      ALLOW_UNAUTHENTICATED_BOT: 'true',
      DIRECT_LINE_SECRET: secret,
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const { stdout } = child;
  stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const exit = once(child, 'exit');
  return {
    url: await addressOf(child),
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** Its exit code and all that it printed, once it has ended by itself. */
    ended: async () => ({ code: (await exit)[0] as number | null, printed: printed.join('') }),
    /** Ends it at once, whatever it is doing. */
    kill: async (): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export type ServerProcess = Awaited<ReturnType<typeof startServerProcess>>;

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The server has no output to read.');
  const lines = createInterface({ input: stdout });
  return new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const [address] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
      if (address) resolve(address);
    });
    lines.on('close', () => reject(new Error('The server ended before it was up.')));
  });
}
