import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { fileOf, giveFile } from './support/give-file.ts';
import { desktop, phone } from './support/open-browser.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { setStage } from './support/set-stage.ts';
import { styleOf } from './support/style-of.ts';
import { atDesk } from './support/talk-to-agent.ts';

const photos = 'icloud-photos-not-syncing';
const stage = setStage(() => ({}), runStaffedDesk);

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const page = await stage.visitors.next({ ...options, bypassCSP: true, reducedMotion: 'reduce' });
  return page;
}

/** The chat alone, with its first words. */
async function openChat(options: BrowserContextOptions = desktop) {
  const page = await newPage(options);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  return { page, chat };
}

/** Whatever axe finds against WCAG 2.2 AA and its own best practice, as "rule: element". */
async function faults(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test.each(['light', 'dark'] as const)(
  'axe finds nothing in any state of a chat with the bot (%s)',
  async (colorScheme) => {
    const { page, chat } = await openChat({ ...phone, colorScheme });
    expect(await faults(page)).toEqual([]);
    await chat.write('photos not uploading');
    await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') });
    await giveFile(page, 'drop', fileOf('huge.bin', 17 * 1024 * 1024));
    await page.getByText(/huge\.bin.*16 MB/).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().setOffline(true);
    await chat.write('here');
    await page.locator('[data-state=sending]').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'note.txt' }).waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('menuitem').click();
    expect(await faults(page)).toEqual([]);
  },
);

test('axe finds nothing while an agent is waited for, speaks, types and is rated', async () => {
  const { agent, page: desk } = await atDesk(stage.visitors, stage.desk.url, anna);
  const { page, chat } = await openChat();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  await chat.write('talk to a person');
  await chat.button(stage.wording.says('button-bot')).waitFor();
  expect(await faults(page)).toEqual([]);
  await agent.open('photos not uploading');
  await agent.claim();
  await agent.write('Hello');
  await chat.says('Hello');
  await desk.getByLabel('Reply').pressSequentially('One moment, please', { delay: 300 });
  await page.locator('[data-fixpath=typing]').waitFor();
  expect(await faults(page)).toEqual([]);
  await desk.getByLabel('Reply').fill('');
  await desk.getByRole('button', { name: 'Close' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: '3 of 5' }).waitFor();
  expect(await faults(page)).toEqual([]);
});

test('axe finds nothing on the landing page, with the chat open over it, and where a chat cannot be opened', async () => {
  const page = await newPage(desktop);
  await page.goto(stage.desk.url);
  expect(await faults(page)).toEqual([]);
  await page.locator('main .start').click();
  await chatOf(page.frameLocator('iframe')).opened();
  expect(await faults(page)).toEqual([]);
  await page.route('**/chat/token', (route) => route.abort());
  await page.goto(`${stage.desk.url}/chat`);
  await page.getByRole('alert').getByText('didn’t open').waitFor();
  expect(await faults(page)).toEqual([]);
});

test('each message comes into the one log once, with who says it; what stands above says nothing again', async () => {
  const { page, chat } = await openChat();
  await page.evaluate(`(() => {
    window.announced = [];
    window.repeated = [];
    const log = document.querySelector('[role=log]');
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes)
          if (node.matches?.('.entry')) announced.push(node.querySelector('p').textContent);
    }).observe(log, { childList: true });
    const status = document.getElementById('who');
    new MutationObserver(() => repeated.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  })()`);
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).click();
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  const messages = await page.locator('[data-fixpath=message]').count();
  const announced = (await page.evaluate('announced')) as readonly string[];
  expect(announced).toHaveLength(messages - 1);
  expect(new Set(announced)).toEqual(new Set(['You', 'Fixpath Help Desk']));
  expect(await page.evaluate('repeated')).toEqual([]);
  await expect.poll(() => page.locator('[role=log]').getAttribute('aria-live')).toBe('polite');
});

test('by keyboard alone a question is answered, and the focus is where one writes', async () => {
  const { page, chat } = await openChat();
  const box = page.locator('[data-fixpath=box]');
  await box.fill('photos not uploading');
  await page.keyboard.press('Enter');
  const answer = chat.button(stage.wording.answer(photos, 'apple-id', 'fine'));
  await answer.waitFor();
  for (let step = 0; step < 12 && !(await answer.evaluate((button) => button.matches(':focus'))); step++)
    await page.keyboard.press('Shift+Tab');
  expect(await styleOf(answer, 'outline-style')).not.toBe('none');
  await page.keyboard.press('Enter');
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  expect(await box.evaluate((field) => field.matches(':focus'))).toBe(true);
});

test('in forced colours what is said has an edge, and where motion is unwelcome nothing moves', async () => {
  const { page, chat } = await openChat({ ...desktop, forcedColors: 'active' });
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  for (const bubble of await page.locator('.bubble').all()) expect(await styleOf(bubble, 'border-style')).toBe('solid');
  const moving = await page.evaluate(
    `[...document.querySelectorAll('*')].filter((each) => parseFloat(getComputedStyle(each).transitionDuration) > 0.01).length`,
  );
  expect(moving).toBe(0);
  await page.goto(stage.desk.url);
  expect(await styleOf(page.locator('[data-fixpath=launcher]'), 'border-style')).toBe('solid');
});

test('words that run from right to left do so, whatever the page does', async () => {
  const { page, chat } = await openChat();
  await chat.write('الصور لا تتم مزامنتها');
  await page.locator('[data-by=person] [data-fixpath=text]').waitFor();
  expect(await styleOf(page.locator('[data-by=person] [data-fixpath=text] p'), 'direction')).toBe('rtl');
});

test('on a phone every button can be hit and the field does not make the page zoom', async () => {
  const page = await newPage(phone);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await chat.write('photos not uploading');
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  const heights = await page
    .locator('[data-fixpath=choices] button, .top button.icon:visible, [data-fixpath=send]')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(2);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  const size = await styleOf(page.locator('[data-fixpath=box]'), 'font-size');
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
