import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, openBrowser, phone, type Visitors } from './support/open-browser.ts';
import { type RunningDesk, runDesk } from './support/run-desk.ts';
import { styleOf } from './support/style-of.ts';

/** A site of somebody else's with a strict policy: the desk's launcher and frame, and nothing inline. */
let site: Server;
let siteUrl: string;
// Small machines with much to do take their time over a browser.
vi.setConfig({ testTimeout: 60_000 });

let desk: RunningDesk;
let visitors: Visitors;

beforeAll(async () => {
  site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${desk.url}; frame-src ${desk.url}; require-trusted-types-for 'script'`,
    );
    response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A shop</title><h1>A shop</h1>
      <p><a href="#" id="help" data-fixpath-open>Help</a></p>
      <script src="${desk.url}/widget.js" data-color="#f5c518" data-position="left" data-label="Ask us" defer></script>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  // Another site than the desk's 127.0.0.1, as browsers see it: what the frame itself stores is kept apart.
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
  [desk, visitors] = await Promise.all([runDesk({ WEB_CHAT_ORIGINS: siteUrl }), openBrowser()]);
});
afterAll(async () => {
  await visitors.leave();
  site.close();
  await desk.close();
});

async function visit(options: BrowserContextOptions) {
  const page = await visitors.next(options);
  await page.goto(siteUrl);
  return { page, launcher: page.getByRole('button', { name: 'Ask us' }), chat: chatOf(page.frameLocator('iframe')) };
}

test('on a site with a strict policy the launcher opens the chat, and a reload resumes it', async () => {
  const { page, launcher, chat } = await visit(desktop);
  expect(await page.locator('iframe').count()).toBe(0);
  await launcher.click();
  await chat.opened();
  await chat.write('my iphone does not charge');
  await expect.poll(chat.buttons, { timeout: 10_000 }).not.toHaveLength(0);
  const before = await chat.lines();

  await page.reload();

  await expect.poll(chat.lines, { timeout: 15_000 }).toEqual(before);
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual([`fixpath-visit ${desk.url}`]);
});

test('Escape inside the chat closes it and gives the focus back to what opened it', async () => {
  const { page, launcher, chat } = await visit(desktop);
  await page.locator('#help').click();
  await chat.opened();
  await page.frameLocator('iframe').locator('textarea:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#help:focus').waitFor();
  expect(await launcher.getAttribute('aria-expanded')).toBe('false');
});

test('the chat takes the colour and the corner that the site sets', async () => {
  const { page, launcher, chat } = await visit(desktop);
  await launcher.click();
  await chat.opened();
  const box = await launcher.boundingBox();
  expect(box?.x).toBeLessThan(100);
  expect(await styleOf(launcher, 'background-color')).toBe('rgb(245, 197, 24)');
  const avatar = page.frameLocator('iframe').locator('.top .avatar');
  expect(await styleOf(avatar, 'background-color')).toBe('rgb(245, 197, 24)');
});

test('on a phone the chat fills the screen and is closed by its own button', async () => {
  const { page, launcher, chat } = await visit(phone);
  await launcher.tap();
  await chat.opened();
  expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect(await launcher.isVisible()).toBe(false);
  await page.frameLocator('iframe').getByRole('button', { name: 'Close chat' }).tap();
  await launcher.waitFor();
});

test('a site that swaps its body keeps the launcher and the open chat', async () => {
  const { page, launcher, chat } = await visit(desktop);
  await launcher.click();
  await chat.opened();
  await chat.write('my iphone does not charge');
  await expect.poll(chat.lines, { timeout: 10_000 }).toContain('> my iphone does not charge');
  await page.evaluate(`document.body.replaceWith(document.createElement('body'))`);
  expect(await chat.lines()).toContain('> my iphone does not charge');
  await launcher.click();
  await expect.poll(() => launcher.getAttribute('aria-expanded')).toBe('false');
});

test('words from another window than the chat’s own frame change nothing', async () => {
  const { page, launcher, chat } = await visit(desktop);
  await launcher.click();
  await chat.opened();
  const kept = () => page.evaluate('localStorage.getItem(localStorage.key(0))');
  await expect.poll(kept).not.toBeNull();
  const before = await kept();
  await page.evaluate(`window.postMessage({ fixpath: 'keep', memory: 'stolen' }, '*')`);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await kept()).toBe(before);
});
