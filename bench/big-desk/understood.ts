import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ourSettings } from '../our-settings.ts';

const command = join(import.meta.dirname, '../../src/cli/check-content.ts');

/** What `check-content` says of how well a content is understood, by the model that the server kept. */
export async function understood(folder: string, content: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, '--content', content], {
    env: { PATH: process.env.PATH, ...ourSettings(folder) },
    maxBuffer: 2 ** 26,
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('Of '))
    .join('\n');
}
