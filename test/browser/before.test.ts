import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { phone } from './support/open-browser.ts';
import { runDesk } from './support/run-desk.ts';
import { setStage } from './support/set-stage.ts';

/** A desk that asks for a name and wants its notice to be seen. */
const content = await mkdtemp(join(tmpdir(), 'fixpath-before-'));
for (const part of ['dialogs', 'intents', 'desk.yml']) await cp(part, join(content, part), { recursive: true });
const phrases = join(content, 'dialogs/phrases.yml');
const words = {
  consent: 'See our [notice](https://shop.example/privacy).',
  'before-name': 'Your name',
  'before-start': 'Start',
};
await writeFile(
  phrases,
  (await readFile(phrases, 'utf8')).replace(
    '\npage:\n',
    `\npage:\n${Object.entries(words)
      .map(([key, text]) => `  ${key}: "${text}"\n`)
      .join('')}`,
  ),
);
const stage = setStage(() => ({ CONTENT_DIR: content }), runDesk);
afterAll(() => rm(content, { recursive: true }));

test('a desk may ask somebody new for their name before they write, once, and show what they agree to', async () => {
  const page = await stage.visitors.next(phone);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  const box = page.locator('[data-fixpath=box]');
  const notice = page.getByRole('link', { name: 'notice' });
  expect(await notice.getAttribute('href')).toBe('https://shop.example/privacy');
  await page.getByLabel('Your name').fill('Ada');
  expect(await page.locator('#before input').count()).toBe(1);
  expect(await box.isVisible()).toBe(false);
  expect(await page.locator('[data-fixpath=choices]').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Start' }).click();
  await chat.write('photos not uploading');
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  await page.reload();
  await box.waitFor();
  expect(await page.getByLabel('Your name').isVisible()).toBe(false);
});
