import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { fileOf, giveFile } from './support/give-file.ts';
import { desktop, phone } from './support/open-browser.ts';
import { setStage } from './support/set-stage.ts';

const photos = 'icloud-photos-not-syncing';

const stage = setStage();

async function openChat(options: BrowserContextOptions = desktop) {
  const page = await stage.visitors.next(options);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  return { page, chat };
}

const box = (page: Page) => page.locator('[data-fixpath=box]');
const own = async (page: Page) => (await chatOf(page).lines()).filter((line) => line.startsWith('> '));

test('the greeting and its buttons can be read before any script runs, and the script changes nothing of them', async () => {
  const silent = await stage.visitors.next({ ...desktop, javaScriptEnabled: false });
  await silent.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(silent);
  expect(await chat.lines()).toEqual([stage.wording.says('greeting')]);
  const buttons = await chat.buttons();
  expect(buttons.length).toBeGreaterThan(2);

  const page = await stage.visitors.next(desktop);
  await page.route('**/chat/token', () => {});
  const sent = await (await page.request.get(`${stage.desk.url}/chat`)).text();
  await page.goto(`${stage.desk.url}/chat`);
  const drawn = await page.locator('[data-fixpath=transcript]').innerHTML();
  const letters = /<span class="face" aria-hidden="true">[^<]*/;
  expect(sent).toContain(drawn.replace(letters, '<span class="face" aria-hidden="true">'));
});

test('what is tapped and written before the script has come is said once it has', async () => {
  const page = await stage.visitors.next(desktop);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/assets/chat-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${stage.desk.url}/chat`, { waitUntil: 'commit' });
  await box(page).fill('photos not uploading');
  await box(page).press('Enter');
  letThrough();
  await chatOf(page)
    .button(stage.wording.answer(photos, 'apple-id', 'fine'))
    .waitFor();
  expect(await own(page)).toEqual(['> photos not uploading']);
});

test('a double click on an answer is one answer', async () => {
  const { page, chat } = await openChat();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'wrong')).dblclick();
  await chat.button(stage.wording.says('button-solved')).waitFor();
  expect(await own(page)).toHaveLength(2);
});

test('what is written offline is said to wait, goes by itself when the line is back, and is kept over a reload', async () => {
  const { page, chat } = await openChat();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer(photos, 'apple-id', 'fine')).waitFor();
  await page.context().setOffline(true);
  await page.locator('[data-fixpath=banner]').waitFor();
  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await page.locator('[data-state=sending]').waitFor();
  await page.context().setOffline(false);
  await chat.button(stage.wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  await page.locator('[data-fixpath=banner]').waitFor({ state: 'hidden' });

  await page.route('**/activities', (route) => route.abort());
  await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
  await page.locator('[data-state=sending]').waitFor();
  await page.unroute('**/activities');
  await page.reload();
  await chat.button(stage.wording.says('button-solved')).waitFor();
  expect(await own(page)).toHaveLength(3);
});

/** Sends words and a file that do not go, and waits until both are kept. */
async function sendInVain(page: Page): Promise<void> {
  await page.route('**/upload*', (route) => route.abort());
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') });
  await page.locator('#chosen').getByText('note.txt').waitFor();
  await box(page).fill('here it is');
  await box(page).press('Enter');
  await page.locator('[data-state=sending]').waitFor();
  await expect.poll(() => page.evaluate(askKeptFiles('count'))).toBe(1);
}

/** Asks the browser's database for one thing about all the files that the chat keeps. */
const askKeptFiles = (what: 'count' | 'clear') => `new Promise((resolve) => {
  indexedDB.open('fixpath-files', 1).onsuccess = ({ target: { result: files } }) => {
    files.transaction('fixpath-files', 'readwrite').objectStore('fixpath-files').${what}().onsuccess = (asked) => {
      files.close();
      resolve(asked.target.result);
    };
  };
})`;

test('a file that did not go is kept over a reload, and goes then', async () => {
  const { page, chat } = await openChat();
  await sendInVain(page);
  await page.reload();
  await page.unroute('**/upload*');
  const file = page.getByRole('link', { name: 'note.txt' });
  await expect.poll(() => file.getAttribute('href')).toContain('/files/');
  expect(await (await page.request.get((await file.getAttribute('href')) ?? '')).text()).toBe('a note');
  await expect.poll(chat.lines).toHaveLength(3);
  await page.reload();
  await expect.poll(chat.lines).toHaveLength(3);
  expect(await file.count()).toBe(1);
});

test('words go after a reload even where the file that was to go with them is lost', async () => {
  const { page, chat } = await openChat();
  await sendInVain(page);
  await page.evaluate(askKeptFiles('clear'));
  await page.reload();
  await expect.poll(chat.lines).toHaveLength(3);
  expect(JSON.stringify(await chat.lines())).toContain('here it is');
  expect(await page.getByRole('link', { name: 'note.txt' }).count()).toBe(0);
});

test('half a sentence is kept over a reload', async () => {
  const { page } = await openChat();
  await box(page).fill('my photos are');
  await page.reload();
  expect(await box(page).inputValue()).toBe('my photos are');
});

test.each([6, 20])('%i tabs of a visitor share one line, and all show the same', async (count) => {
  const { page, chat } = await openChat();
  let sockets = 0;
  const others: Page[] = [];
  await page.waitForFunction('navigator.locks.query().then(({ held }) => held.length === 1)');
  for (let tab = 1; tab < count; tab++) {
    const other = await page.context().newPage();
    other.on('websocket', () => sockets++);
    await other.goto(`${stage.desk.url}/chat`);
    others.push(other);
  }
  await chat.write('photos not uploading');
  for (const other of others)
    await chatOf(other)
      .button(stage.wording.answer(photos, 'apple-id', 'fine'))
      .waitFor();
  expect(sockets).toBe(0);
  await page.close();
  await chatOf(others[0] as Page).tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  for (const other of others)
    await chatOf(other)
      .button(stage.wording.answer(photos, 'sync-switch', 'wrong'))
      .waitFor();
  expect(sockets).toBe(1);
});

test('files come by button, paste and drop; what is too large is told with the limit, and a photo is made smaller', async () => {
  const { page } = await openChat();
  const names = page.locator('#chosen li bdi');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'button.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await names.getByText('button.txt').waitFor();
  await giveFile(page, 'drop', fileOf('huge.bin', 17 * 1024 * 1024));
  await page.getByText(/huge\.bin.*16 MB/).waitFor();
  for (const type of ['paste', 'drop'] as const) {
    await giveFile(page, type, fileOf(`${type}.txt`, 1));
    await names.getByText(`${type}.txt`).waitFor();
  }
  // More than every pixel needs, so that it is made smaller.
  const photo = `(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 2600;
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    return new File([blob, new Uint8Array(2000000)], 'photo.png', { type: 'image/png' });
  })()`;
  await giveFile(page, 'paste', photo);
  await names.getByText('photo.jpg').waitFor();
  await box(page).press('Enter');
  await chatOf(page).says(stage.wording.says('file-kept'));
  const picture = page.locator('[data-by=person] img[src*="/files/"]');
  await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBe(2000);
});

test('a way through settings is drawn as rows and a switch, around the very words of the reply', async () => {
  const { page, chat } = await openChat();
  await chat.write('photos not uploading');
  await chat.tap(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.tap(stage.wording.answer(photos, 'sync-switch', 'wrong'));
  await chat.button(stage.wording.says('button-solved')).waitFor();
  const way = page.locator('.path').last();
  expect(await way.textContent()).toMatch(/^\S+ .+ › .+ = \S+$/);
  expect(await way.locator('.tap').count()).toBeGreaterThan(3);
  expect(await way.locator('.switch[data-on=true]').count()).toBe(1);
});

test('the Enter that ends a composition sends nothing', async () => {
  const { page, chat } = await openChat();
  await box(page).fill('しゃしん');
  await page.evaluate(`document.querySelector('[data-fixpath=box]').dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }))`);
  expect(await box(page).inputValue()).toBe('しゃしん');
  expect(await chat.lines()).toHaveLength(1);
});

test.each([
  ['a phone whose keyboard is up', { ...phone, viewport: { width: 390, height: 420 } }],
  ['a page at 400 %', { viewport: { width: 320, height: 256 } }],
])('on %s the question can be read, and nothing scrolls sideways', async (_, screen) => {
  const { page, chat } = await openChat(screen);
  const log = page.locator('[data-fixpath=transcript]');
  /** How far below the upper edge of the transcript the last words of the bot begin, pixels. */
  const begins = async () => {
    const words = page.locator('[data-by=bot] [data-fixpath=text]').last();
    const [edge, top] = await Promise.all(
      [log, words].map((each) => each.evaluate((it) => it.getBoundingClientRect().top)),
    );
    return (top ?? 0) - (edge ?? 0);
  };
  expect(await begins()).toBeGreaterThanOrEqual(0);
  const question = chat.button(stage.wording.answer(photos, 'apple-id', 'fine'));
  await chat.write('photos not uploading');
  await question.waitFor();
  expect(await begins()).toBeGreaterThanOrEqual(0);
  expect(await log.evaluate((each) => each.clientHeight)).toBeGreaterThan(120);
  await page.reload();
  await question.waitFor();
  await expect.poll(begins).toBeGreaterThanOrEqual(0);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(screen.viewport.width);
});
