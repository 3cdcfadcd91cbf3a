import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { expect, test } from 'vitest';
import { type ManifestParts, teamsManifest } from '../../src/cli/teams-manifest.ts';
import { goodTree } from '../content/support/good-tree.ts';
import { writeTree } from '../content/support/write-tree.ts';

const folder = join(import.meta.dirname, '../../teams');

async function parts(more: Partial<ManifestParts> = {}): Promise<ManifestParts> {
  return {
    template: await readFile(join(folder, 'manifest.json'), 'utf8'),
    appId: '00000000-0000-4000-8000-000000000001',
    publicUrl: 'https://help.example.org',
    deskName: 'Fixpath Help Desk',
    version: '1.2.3',
    faultsIn: (manifest) => AppManifestUtils.validateAgainstSchema(manifest as never),
    ...more,
  };
}

test('the manifest is one by the official schema, and everything in it is filled in', async () => {
  const manifest = await teamsManifest(await parts());
  expect(JSON.stringify(manifest)).not.toContain('{{');
  expect(manifest).toMatchObject({
    id: '00000000-0000-4000-8000-000000000001',
    version: '1.2.3',
    name: { short: 'Fixpath Help Desk' },
    bots: [{ botId: '00000000-0000-4000-8000-000000000001', scopes: ['personal', 'groupChat', 'team'] }],
    validDomains: ['help.example.org'],
  });
});

test('only a package for agents asks to read channels, and it too is one by the official schema', async () => {
  expect(await teamsManifest(await parts())).not.toHaveProperty('authorization');
  expect(await teamsManifest(await parts({ readsChannels: true }))).toMatchObject({
    webApplicationInfo: { id: '00000000-0000-4000-8000-000000000001', resource: 'https://help.example.org' },
    authorization: { permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] } },
  });
});

test('all settings that are missing or wrong are told at once', async () => {
  const missing = teamsManifest(await parts({ appId: undefined, publicUrl: undefined }));
  await expect(missing).rejects.toThrow(/MicrosoftAppId is missing.*PUBLIC_URL is missing/s);
  const wrong = teamsManifest(await parts({ appId: 'abc', publicUrl: 'http://help.example.org' }));
  await expect(wrong).rejects.toThrow(/no GUID.*https only/s);
});

test('a name that Teams would not show is a fault that names the place', async () => {
  const long = teamsManifest(await parts({ deskName: 'The help desk of the city library and all its branches' }));
  await expect(long).rejects.toThrow(/\/developer\/name.*\/name\/short must NOT have more than 30/s);
});

test('a quotation mark in the name of the desk does no harm', async () => {
  expect(await teamsManifest(await parts({ deskName: 'The "Fix" Desk' }))).toMatchObject({
    name: { short: 'The "Fix" Desk' },
  });
});

test('a blank that nothing fills is a fault', async () => {
  const { template } = await parts();
  const odd = teamsManifest(await parts({ template: template.replace('{{version}}', '{{verison}}') }));
  await expect(odd).rejects.toThrow('{{verison}}');
});

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a PNG of %i pixels, as Teams asks', async (name, size) => {
  const png = await readFile(join(folder, name));
  expect(png.subarray(1, 4).toString('ascii')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

test('the command makes the same package twice, and says where it lies', async () => {
  const root = join(import.meta.dirname, '../..');
  const out = await mkdtemp(join(tmpdir(), 'fixpath-teams-'));
  const content = join(out, 'content');
  await writeTree(content, goodTree);
  const env = {
    ...process.env,
    MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
    MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
    MicrosoftAppPassword: 'x',
    PUBLIC_URL: 'https://help.example.org',
    CONTENT_DIR: content,
  };
  const make = async () => {
    const command = join(root, 'src/cli/teams-package.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [command, '--out', join(out, 'app.zip')], {
      cwd: root,
      env,
    });
    expect(stdout).toContain('app.zip');
    return readFile(join(out, 'app.zip'));
  };
  const first = await make();
  expect(first.subarray(0, 2).toString('ascii')).toBe('PK');
  expect(await make()).toEqual(first);
  await rm(out, { recursive: true });
});
