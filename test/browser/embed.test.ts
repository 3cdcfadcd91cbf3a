import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { serveSite } from './support/serve-site.ts';
import { setStage } from './support/set-stage.ts';
import { styleOf } from './support/style-of.ts';

/** A site of somebody else's with a strict policy: the desk's launcher and frame, and nothing inline. */
const site = await serveSite(() => ({
  headers: {
    'content-security-policy': `default-src 'none'; script-src ${stage.desk.url}; frame-src ${stage.desk.url}; require-trusted-types-for 'script'`,
  },
  html: `<p><a href="#" id="help" data-fixpath-open>Help</a></p>
    <script src="${stage.desk.url}/widget.js" data-color="#f5c518" data-position="left" data-label="Ask us" defer></script>`,
}));
const stage = setStage(() => ({ WEB_CHAT_ORIGINS: site.url }));
afterAll(site.close);

async function visit(options: BrowserContextOptions) {
  const page = await stage.visitors.next(options);
  await page.goto(site.url);
  return { page, launcher: page.getByRole('button', { name: 'Ask us' }), chat: chatOf(page.frameLocator('iframe')) };
}

test('on a site with a strict policy the launcher opens the chat, and a reload resumes it', async () => {
  const { page, launcher, chat } = await visit(desktop);
  expect(await page.locator('iframe').count()).toBe(0);
  await launcher.click();
  await chat.opened();
  await chat.write('my iphone does not charge');
  await expect.poll(chat.buttons).not.toHaveLength(0);
  const before = await chat.lines();

  await page.reload();

  await expect.poll(chat.lines).toEqual(before);
  expect(await page.evaluate('Object.keys(localStorage)')).toEqual([`fixpath-visit ${stage.desk.url}`]);
});

test('a chat whose launcher speaks late is still one of its site: it can be closed, and a reload resumes it', async () => {
  const page = await stage.visitors.next(desktop);
  const chat = chatOf(page.frameLocator('iframe'));
  let come = () => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.clock.install();
  await page.route('**/widget-panel.js*', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(site.url);
  await page.locator('#help').click();
  await chat.opened();
  await chat.write('my iphone does not charge');
  // Longer than the chat waits for a page that frames it without a launcher.
  await page.clock.fastForward(3000);
  come();
  await expect.poll(chat.buttons).not.toHaveLength(0);
  await page.frameLocator('iframe').locator('#close').waitFor();
  const before = await chat.lines();
  await page.reload();
  await expect.poll(chat.lines).toEqual(before);
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

test('a chat tells over its socket that it is before the person, but not while it is closed', async () => {
  const page = await stage.visitors.next(desktop);
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  // What makes the chat look after its socket at once, and not in 20 seconds.
  const look = () => page.frames()[1]?.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await page.goto(site.url);
  await page.locator('#help').click();
  await chatOf(page.frameLocator('iframe')).opened();
  await expect.poll(() => sent.filter((frame) => frame === '{"inView":true}').length).toBe(1);
  await page.frameLocator('iframe').locator('textarea:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#help:focus').waitFor();
  await look();
  await page.locator('#help').click();
  await page.frameLocator('iframe').locator('textarea:focus').waitFor();
  await look();
  await expect.poll(() => sent.filter((frame) => frame === '{"inView":true}').length).toBe(2);
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
  await expect.poll(chat.lines).toContain('> my iphone does not charge');
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
