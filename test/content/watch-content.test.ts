import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { watchContent } from '../../src/content/live/watch-content.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';

let root: string;
let told: number;

beforeEach(async () => {
  root = await temporaryFolder();
  await mkdir(join(root, 'dialogs'));
  await mkdir(join(root, 'intents/de'), { recursive: true });
  await writeFile(join(root, 'desk.yml'), '');
  told = 0;
  onTestFinished(watchContent(root, () => told++, 100));
});

it('tells once of many files that change together, in whatever folder of the content', async () => {
  await writeFile(join(root, 'dialogs/wifi.yml'), 'title: Wi-Fi');
  await writeFile(join(root, 'intents/de/wifi.yml'), 'utterances: []');
  await vi.waitFor(() => expect(told).toBe(1), { timeout: 10_000 });
  await writeFile(join(root, 'intents/de/wifi.yml'), 'utterances: [WLAN]');
  await vi.waitFor(() => expect(told).toBe(2), { timeout: 10_000 });
});

it('tells of a desk.yml that an editor puts in the place of the old one, and of nothing else beside it', async () => {
  await writeFile(join(root, 'notes.txt'), 'not content');
  await writeFile(join(root, 'desk.yml~'), 'name: Desk');
  await rename(join(root, 'desk.yml~'), join(root, 'desk.yml'));
  await vi.waitFor(() => expect(told).toBe(1), { timeout: 10_000 });
});
