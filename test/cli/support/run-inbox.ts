import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { bareEnvironment } from '../../support/bare-environment.ts';

const root = join(import.meta.dirname, '../../..');

/** Where the command looks, and what is piped into it. */
export type InboxPlace = { readonly data: string; readonly content: string; readonly input?: string };

/** Runs `npm run inbox -- …`, or another of the project's commands, in a process of its own. */
export function runInbox(
  { data, content, input = '' }: InboxPlace,
  args: readonly string[],
  command = 'inbox',
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const env = { ...bareEnvironment, DATA_DIR: data, CONTENT_DIR: content };
    const file = join(root, 'src/cli', `${command}.ts`);
    const child = execFile(process.execPath, [file, ...args], { cwd: data, env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
}
