import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeEdited } from '../play/edited-content.ts';
import { chatOf } from './support/chat-of.ts';
import { desktop } from './support/open-browser.ts';
import { setStage } from './support/set-stage.ts';

const photos = 'icloud-photos-not-syncing';
const link = 'ms-settings:network-wifi';

const folder = await mkdtemp(join(tmpdir(), 'fixpath-opens-'));
await writeEdited(folder, photos, (flow) => {
  const { 'sync-switch': step, ...others } = flow.steps;
  return { ...flow, steps: { 'sync-switch': { ...step, opens: link }, ...others } };
});
afterAll(() => rm(folder, { recursive: true }));

const stage = setStage(() => ({ CONTENT_DIR: folder }));

test('a step’s own link to its setting stands under its question and its fix', async () => {
  const page = await stage.visitors.next(desktop);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  const opens = page.getByRole('link', { name: stage.wording.says('opens') });
  expect(await opens.getAttribute('href')).toBe(link);
  await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
  await chat.button(stage.wording.says('button-solved')).waitFor();
  expect(await opens.count()).toBe(2);
});
