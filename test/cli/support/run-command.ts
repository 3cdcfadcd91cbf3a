import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment } from '../../support/bare-environment.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** How a command ended, and what it printed. */
export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs one of the project's commands as npm does, with settings of its own and no others. */
export async function runCommand(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ended> {
  const options = { cwd: root, env: { ...bareEnvironment, ...settings } };
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'src/cli', `${name}.ts`), ...args], options);
    return { code: 0, stdout, stderr };
  } catch (error) {
    // What `execFile` rejects with when the command ends with another code than 0.
    return error as Ended;
  }
}
