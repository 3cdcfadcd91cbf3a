import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { passwordHolds } from '../../src/agents/sign-in/password.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fixpath-accounts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const root = join(import.meta.dirname, '../..');

function agents(
  args: readonly string[],
  input = '',
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'src/cli/agents.ts'), ...args],
      { cwd: root, env: { ...process.env, ...settings, DATA_DIR: folder } },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, out: stdout + stderr }),
    );
    child.stdin?.end(input);
  });
}

it('makes an account before there is a database, and beside a server that runs', async () => {
  expect(
    (
      await agents(
        ['add', 'Anna', '--name', 'Anna B.', '--team', 'apple-devices', '--password-stdin'],
        'a long password\n',
      )
    ).out,
  ).toContain('"Anna" can sign in');
  const store = await openSqliteStore({ folder });
  try {
    const anna = await store.account('anna');
    expect(anna).toMatchObject({ name: 'Anna B.', teams: ['apple-devices'], disabled: false, available: false });
    expect(await passwordHolds('a long password', anna?.password ?? '')).toBe(true);
    expect((await agents(['add', 'ben', '--password-stdin'], 'another password')).code).toBe(0);
    await store.keepSession({ hash: 's', account: (await store.account('ben'))?.id ?? '', expiresAt: 9e15 }, 0);
    expect((await agents(['disable', 'ben'])).code).toBe(0);
    expect(await store.session('s')).toBeUndefined();
    expect((await agents(['list'])).out).toBe(
      'anna\tAnna B.\tapple-devices\toperator\nben\tben\tall teams\tagent\tdisabled\n',
    );
    expect((await agents(['roles', 'ben', 'writer', 'lead'])).out).toBe('"ben" is writer and lead from now on.\n');
    expect((await store.account('ben'))?.roles).toEqual(['writer', 'lead']);
    expect((await agents(['roles', 'ben', 'boss'])).out).toContain('"boss" is no role.');
    expect((await agents(['reset', 'ben', '--password-stdin'], 'yet another one')).code).toBe(0);
    expect((await store.account('ben'))?.disabled).toBe(false);
    expect((await agents(['remove', 'ben'])).code).toBe(0);
    expect(await store.account('ben')).toBeUndefined();
  } finally {
    await store.close();
  }
}, 120_000);

it('makes accounts that need no password, links others, and lets the disabled back in', async () => {
  const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 's' };
  const link = { issuer: 'https://id.example.org/', subject: 's-2' };
  const store = await openSqliteStore({ folder });
  try {
    expect((await agents(['add', 'anna', '--mail', 'Anna@Example.org'])).code).toBe(0);
    expect(await store.account('anna')).toMatchObject({ mail: 'anna@example.org', password: '' });
    expect((await agents(['add', 'ben', '--password-stdin'], 'a long password')).code).toBe(0);
    expect((await agents(['link', 'ben', '--subject', 's-2'], '', provider)).code).toBe(0);
    const ben = await store.account('ben');
    expect(ben).toMatchObject({ identity: link });
    expect(await passwordHolds('a long password', ben?.password ?? '')).toBe(true);
    expect((await agents(['disable', 'ben'])).code).toBe(0);
    expect((await agents(['list'])).out).toBe(
      'anna\tanna\tall teams\toperator\tanna@example.org not seen yet\nben\tben\tall teams\tagent\ts-2\tdisabled\n',
    );
    expect((await agents(['enable', 'ben'])).code).toBe(0);
    expect(await store.account('ben')).toEqual(ben);
    expect(await agents(['link', 'ben', '--mail', 'anna@example.org'])).toEqual({
      code: 1,
      out: expect.stringContaining('Another agent has this mail address'),
    });
    expect(await agents(['link', 'ben', '--mail', 'ben'])).toEqual({
      code: 1,
      out: expect.stringContaining('is no mail address'),
    });
    expect(await agents(['link', 'anna', '--subject', 's-1'])).toEqual({
      code: 1,
      out: expect.stringContaining('OIDC_ISSUER'),
    });
    expect((await agents(['link', 'ben'])).out).toContain('linked to nobody');
    expect((await store.account('ben'))?.identity).toBeUndefined();
  } finally {
    await store.close();
  }
}, 120_000);

it('refuses what would not work, and says what would', async () => {
  expect(await agents(['add', 'anna', '--password-stdin'], 'short')).toEqual({
    code: 1,
    out: expect.stringMatching(/has 5 characters\. Give one of 10/),
  });
  expect(await agents(['add', 'anna'])).toEqual({ code: 1, out: expect.stringContaining('--password-stdin') });
  expect(await agents(['add', 'a b', '--password-stdin'], 'a long password')).toEqual({
    code: 1,
    out: expect.stringContaining('is no login'),
  });
  expect(await agents(['add', 'anna', '--team', 'none', '--password-stdin'], 'a long password')).toEqual({
    code: 1,
    out: expect.stringContaining('apple-devices'),
  });
  expect(await agents(['reset', 'anna'])).toEqual({ code: 1, out: expect.any(String) });
  expect(await agents(['sing'])).toEqual({ code: 1, out: expect.stringContaining('npm run agents -- list') });
}, 120_000);
