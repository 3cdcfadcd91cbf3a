import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './report-usage.ts';

export type ServerOptions = {
  /** The file to run. */
  readonly entry: string;
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
};

export type MeasuredServer = {
  /** Where it listens, as it printed it. */
  readonly url: string;
  readonly usage: () => Promise<Usage>;
  readonly stop: () => Promise<void>;
};

const reporter = fileURLToPath(new URL('./report-usage.ts', import.meta.url));

/** Starts a server in a process of its own, with nothing of our environment; resolves once it printed its address. */
export async function startServer({
  entry,
  folder,
  env = {},
  nodeOptions = [],
}: ServerOptions): Promise<MeasuredServer> {
  const child = spawn(process.execPath, [...nodeOptions, '--import', reporter, entry], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await addressOf(child, entry);
  return {
    url,
    usage: async () => {
      const reported = once(child, 'message');
      child.send('usage');
      const [usage] = (await reported) as [Usage]; // report-usage.ts sends nothing else
      return usage;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess, entry: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${entry} ended with ${code} before it listened:\n${printed}`)));
  });
}
