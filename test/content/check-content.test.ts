import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { edited, inTree } from './support/in-tree.ts';

const command = fileURLToPath(new URL('../../src/cli/check-content.ts', import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly errors: string };

/** Runs the command as a shell does, in the tree's folder, with settings that point nowhere else. */
function check(tree: Tree, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return inTree(tree, async (root) => {
    const options = { cwd: root, env: { ...bareEnvironment, DATA_DIR: join(root, 'data'), ...env } };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], options);
      return { code: 0, out: stdout, errors: stderr };
    } catch (error) {
      // What `execFile` rejects with, by its documentation.
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, errors: stderr };
    }
  });
}

test('content without errors ends with 0, its size and how well it is understood', async () => {
  const { code, out } = await check(edited('dialogs/photos.yml', '[the switch was off]', '[off]'));
  const lines = out.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^dialogs\/photos\.yml:16: warning: "off" is short .+ Use two words or more/);
  expect(lines[1]).toBe('The content is right: 2 flows, 241 utterances, 0 errors, 1 warning.');
  expect(lines[2]).toMatch(/^Of 72 holdouts the bot ranks \d+\.\d % right/);
  expect(lines[3]).toMatch(/^Of 12 other people's problems it is lost on \d+\.\d %/);
  expect(lines[4]).toMatch(
    /^Of 40 sentences of not-ours\.yml, each judged by what the others teach, .+ begin a flow\.$/,
  );
  expect(lines[5]).toContain('dialogs/replies/');
  expect(lines[6]).toContain('-- --accept');
  expect(lines).toHaveLength(7);
});

test('every error is printed with file, line, fault and cure, and the command ends with 1', async () => {
  const one = edited('dialogs/photos.yml', 'when: { network: mobile }', 'when: { netwrk: mobile }');
  const { code, out } = await check(edited('desk.yml', 'time-zone: Europe/Berlin', 'time-zone: Mars', one));
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^desk\.yml:3: there is no time zone "Mars"\. Write it as/),
    'dialogs/photos.yml:35: the guard asks for "netwrk", which no step above asks. Did you mean "network"?',
    'The content has faults: 2 errors, 0 warnings.',
    '',
  ]);
});

test('the folder is that of --content, else of CONTENT_DIR', async () => {
  const { out } = await check(goodTree, ['--content', 'elsewhere']);
  expect(out).toContain('elsewhere/desk.yml: the file is missing.');
  const set = await check(goodTree, [], { CONTENT_DIR: './nowhere' });
  expect(set.out).toContain('nowhere/desk.yml: the file is missing.');
});

test('--hashes prints the hash of every flow and what it calls, and nothing is learned for it', async () => {
  const { code, out } = await check(goodTree, ['--hashes']);
  expect(code).toBe(0);
  expect(out).toMatch(/^[0-9a-f]{64} photos \(calls wifi\)$/m);
  expect(out).toMatch(/^[0-9a-f]{64} wifi$/m);
  expect(out).not.toContain('holdouts');
});

test('an unknown option is refused with the usage', async () => {
  const { code, errors } = await check(goodTree, ['--kontent', 'x']);
  expect(code).toBe(1);
  expect(errors).toContain('Usage: npm run check-content');
});

test('colours are for a terminal only', async () => {
  const { out } = await check(edited('desk.yml', 'name: Test Desk\n', ''));
  expect(out).not.toContain('\u001B');
});
