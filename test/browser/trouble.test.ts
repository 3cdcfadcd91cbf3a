import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop } from './support/open-browser.ts';
import { setStage } from './support/set-stage.ts';

const stage = setStage();

async function newPage() {
  const page = await stage.visitors.next(desktop);
  return page;
}

/** Answers the next message that leaves the page; that somebody is typing passes. */
async function onNextMessage(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  let isOver = false;
  await page.route('**/activities', (route) => {
    if (isOver || !route.request().postData()?.includes('"type":"message"')) return route.fallback();
    isOver = true;
    return answer(route);
  });
}

test('a chat that cannot be opened says so, and opens on "Try again" once it can', async () => {
  const page = await newPage();
  await page.route('**/chat/token', (route) => route.abort());
  await page.goto(`${stage.desk.url}/chat`);
  await page.getByRole('alert').getByText('didn’t open').waitFor();
  await page.unroute('**/chat/token');
  await page.getByRole('button', { name: 'Try again' }).click();
  await chatOf(page).opened();
  expect(await page.locator('#trouble').isVisible()).toBe(false);
});

test('a message that arrived, but whose receipt and echo were lost, is taken once when it is retried', async () => {
  const page = await newPage();
  let deaf = false;
  await page.routeWebSocket(/stream/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      if (!deaf) socket.send(frame);
    });
  });
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  deaf = true;
  await onNextMessage(page, async (route) => {
    await route.fetch();
    await route.fulfill({ status: 400 });
  });
  await chat.write('photos not uploading');
  const retried = page.waitForResponse((response) => response.url().endsWith('/activities') && response.ok());
  await page.getByRole('button', { name: 'Retry' }).click();
  await retried;
  deaf = false;
  await page.reload();
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  expect(await own(chat)).toEqual(['> photos not uploading']);
});

test('a message that was not taken is sent by "Retry", and does not stay beside itself', async () => {
  const page = await newPage();
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await onNextMessage(page, (route) => route.fulfill({ status: 400 }));
  await chat.write('photos not uploading');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
  expect(await own(chat)).toEqual(['> photos not uploading']);
});

test('a message that arrived is not called failed because its receipt was', async () => {
  const page = await newPage();
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await page.route('**/activities', async (route) => {
    await route.fetch();
    await route.fulfill({ status: 400 });
  });
  await chat.write('photos not uploading');
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  await page.getByRole('button', { name: 'Retry' }).waitFor({ state: 'detached' });
  expect(await own(chat)).toEqual(['> photos not uploading']);
});

async function own(chat: ReturnType<typeof chatOf>): Promise<readonly string[]> {
  return (await chat.lines()).filter((line) => line.startsWith('> '));
}

test('where no socket comes through, the chat works all the same, and tells that it is before the person', async () => {
  const page = await newPage();
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'GET' && asked.push(request.url()));
  await page.routeWebSocket(/stream/, (socket) => socket.close());
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await chat.write('photos not uploading');
  await expect.poll(chat.buttons).toContain(stage.wording.says('button-unsure'));
  expect(asked.filter((url) => /activities\?watermark=\d*&inView=true$/.test(url))).not.toEqual([]);
});

test('while the desk cannot be reached a banner says so, and goes once it can', async () => {
  const page = await newPage();
  await page.goto(`${stage.desk.url}/chat`);
  await chatOf(page).opened();
  await stage.desk.stop();
  await page.locator('#banner').waitFor();
  await stage.desk.start();
  await page.locator('#banner').waitFor({ state: 'hidden', timeout: 40_000 });
});
