import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { setStage } from './support/set-stage.ts';

const photos = 'icloud-photos-not-syncing';

const stage = setStage();

/** The landing page with its chat opened by the button in the middle. */
async function openChat(options: BrowserContextOptions) {
  const page = await stage.visitors.next(options);
  await page.goto(stage.desk.url);
  await page.locator('main .start').click();
  const chat = chatOf(page.frameLocator('iframe'));
  await chat.opened();
  return { page, chat, frame: page.frameLocator('iframe') };
}

test('photos that do not upload are solved by tapping answers', async () => {
  const { chat } = await openChat(desktop);
  await chat.write('photos not uploading');
  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
  await chat.tap(stage.wording.says('button-solved'));
  await expect.poll(chat.buttons).not.toContain(stage.wording.says('button-solved'));
  expect(await chat.lines()).toContain('> photos not uploading');
});

test('a topic of the landing page is what the chat begins with', async () => {
  const page = await stage.visitors.next(phone);
  await page.goto(stage.desk.url);
  await page.locator('.topics button').first().click();
  const chat = chatOf(page.frameLocator('iframe'));
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
});

test('a refresh keeps the conversation, the pending question and its buttons', async () => {
  const { page, chat } = await openChat(phone);
  await chat.write('photos not uploading');
  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  const before = { lines: await chat.lines(), buttons: await chat.buttons() };

  await page.reload();

  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  expect({ lines: await chat.lines(), buttons: await chat.buttons() }).toEqual(before);
});

test('a restart of the server in the middle of a chat loses nothing and needs no reload', async () => {
  const { chat } = await openChat(desktop);
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  const before = await chat.lines();

  await stage.desk.stop();
  await stage.desk.start();

  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor({ timeout: 25_000 });
  expect((await chat.lines()).slice(0, before.length)).toEqual(before);
});

test('whoever asks for a person is told that one is coming, and the header says so until they go back', async () => {
  const { chat, frame } = await openChat(desktop);
  const who = frame.locator('#who-words');
  const alone = await who.textContent();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  await chat.write('talk to a person');
  await chat.button(stage.wording.says('button-bot')).waitFor();
  expect(await who.textContent()).toMatch(/person/);
  expect(await who.textContent()).not.toBe(alone);
  await chat.tap(stage.wording.says('button-bot'));
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  expect(await who.textContent()).toBe(alone);
});

test('a new chat leaves the old one behind', async () => {
  const { chat, frame } = await openChat(desktop);
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  await frame.getByRole('button', { name: 'Menu' }).click();
  await frame.getByRole('menuitem', { name: 'Start a new chat' }).click();
  await frame.getByRole('button', { name: 'Start new' }).click();
  await expect.poll(chat.lines).toHaveLength(1);
});

test('what is said while the chat is closed shows at its button until it is opened', async () => {
  const { page, chat } = await openChat(desktop);
  const launcher = page.getByRole('button', { name: /^Chat with us/ }).last();
  await launcher.click();
  const other = await page.context().newPage();
  await other.goto(`${stage.desk.url}/chat`);
  await chatOf(other).opened();
  await chatOf(other).write('photos not uploading');
  await page.getByRole('button', { name: 'Chat with us (new message)' }).click();
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  expect(await launcher.getAttribute('aria-label')).toBe('Chat with us');
});

test('a page that slept until its token was out of date goes on without a reload', async () => {
  const { chat, frame } = await openChat(desktop);
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  await stage.desk.stop();
  await frame.locator('#banner').waitFor();
  await stage.desk.start(45);
  await frame.locator('#banner').waitFor({ state: 'hidden', timeout: 40_000 });
  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
});
