import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { type SitePage, serveSite } from './support/serve-site.ts';
import { setStage } from './support/set-stage.ts';
import { styleOf } from './support/style-of.ts';

/** The pages of a shop, each with the launcher in another way. */
const pages: Readonly<Record<string, () => SitePage>> = {
  '/': () => tagged(''),
  '/early': () => tagged(`<script>(window.fixpath ??= []).push(['ask', 'photos not uploading'])</script>`),
  '/module': () => ({ html: `<script type="module">import '${stage.desk.url}/widget.js?label=Ask+us'</script>` }),
  '/manager': () => ({
    html: `<script>
      const script = document.createElement('script');
      script.src = '${stage.desk.url}/widget.js?label=Ask+us&position=left';
      document.head.append(script);
    </script>`,
  }),
  '/no-back': () => ({ html: `<script src="${stage.desk.url}/widget.js?label=Ask+us&back=no" defer></script>` }),
  '/german': () => ({
    html: `<script src="${stage.desk.url}/widget.js?locale=de-AT" defer></script>`,
  }),
  '/other-widget': () => tagged('<script type="text/plain" src="/vendor/widget.js"></script>'),
  '/no-frames': () => ({ ...tagged(''), headers: { 'content-security-policy': "frame-src 'none'" } }),
  '/launcher-only': () => ({
    ...tagged(''),
    headers: { 'content-security-policy': `script-src ${stage.desk.url}/widget.js` },
  }),
  '/before': () => tagged(''),
  '/isolated': () => ({
    ...tagged(''),
    headers: { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
  }),
};

function tagged(before: string): SitePage {
  return { html: `${before}<script src="${stage.desk.url}/widget.js" data-label="Ask us" defer></script>` };
}

const site = await serveSite((path) => pages[path]?.() ?? { html: '' });
const stage = setStage(() => ({ WEB_CHAT_ORIGINS: site.url }));
afterAll(site.close);

async function visit(path: string, options: BrowserContextOptions = desktop, from = site.url) {
  const page = await stage.visitors.next(options);
  const faults: string[] = [];
  page.on(
    'console',
    (line) => line.type() === 'error' && line.text().startsWith('Fixpath') && faults.push(line.text()),
  );
  await page.goto(from + path);
  return {
    page,
    faults,
    launcher: page.getByRole('button', { name: 'Ask us' }),
    chat: chatOf(page.frameLocator('iframe')),
    wayOut: page.getByRole('link', { name: 'new tab' }),
  };
}

test('a site opens, closes and asks through window.fixpath, and hears of it', async () => {
  const { page, launcher, chat } = await visit('/');
  await page.evaluate(
    `window.heard = []; for (const event of ['open', 'close']) fixpath.on(event, () => heard.push(event))`,
  );
  expect(await page.locator('iframe').count()).toBe(0);
  await page.evaluate(`fixpath.ask('photos not uploading')`);
  await expect.poll(chat.lines).toContain('> photos not uploading');
  await page.evaluate('fixpath.toggle()');
  expect(await launcher.getAttribute('aria-expanded')).toBe('false');
  await page.evaluate('fixpath.open()');
  await page.evaluate(`fixpath.ask('talk to a person')`);
  await expect.poll(chat.lines).toContain('> talk to a person');
  await page.evaluate('fixpath.close()');
  expect(await page.evaluate('heard')).toEqual(['open', 'close', 'open', 'close']);
});

test('what a site calls before the script has come is done once it has', async () => {
  const { chat } = await visit('/early');
  await expect.poll(chat.lines).toContain('> photos not uploading');
});

test.each(['/module', '/manager', '/other-widget'])('the launcher works as it stands on %s', async (path) => {
  const { launcher, chat, faults } = await visit(path);
  await launcher.click();
  await chat.opened();
  expect(faults).toEqual([]);
});

test('on a phone Back closes the chat and stays on the page, unless the site says no', async () => {
  for (const [path, left] of [
    ['/', '/'],
    ['/no-back', '/before'],
  ] as const) {
    const { page, launcher, chat } = await visit('/before', phone);
    await page.goto(site.url + path);
    await launcher.tap();
    await chat.opened();
    // Left to a later turn, as the page that is left cannot say that it has run.
    await page.evaluate('void setTimeout(() => history.back())');
    await expect.poll(() => page.url()).toBe(site.url + left);
    // The address is there before its page: who leaves in between waits for a page that goes as well.
    await page.waitForLoadState();
    if (left === path) await expect.poll(() => launcher.getAttribute('aria-expanded')).toBe('false');
  }
});

test('a site in one of the desk’s languages has launcher, chat and greeting in it, and the greeting stays', async () => {
  const { page, chat } = await visit('/german');
  await page.locator('[data-fixpath=launcher]').click();
  await chat.opened();
  const greeting = await chat.lines();
  expect(greeting).not.toEqual([stage.wording.says('greeting')]);
  expect(await page.frameLocator('iframe').locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('[data-fixpath=launcher]').getAttribute('aria-label')).not.toBe('Chat with us');
  // The greeting of the conversation has a time, the one of the page has none.
  await page.frameLocator('iframe').locator('time').first().waitFor();
  expect(await chat.lines()).toEqual(greeting);
});

test('a site that replaces all of its page, and runs the script again, has one launcher that works', async () => {
  const { page, launcher, chat } = await visit('/');
  await page.evaluate(`document.replaceChild(document.documentElement.cloneNode(false), document.documentElement)`);
  await launcher.waitFor();
  await page.evaluate(`document.documentElement.innerHTML = '<body><h1>Another page</h1></body>'`);
  await page.addScriptTag({ url: `${stage.desk.url}/widget.js` });
  await launcher.click();
  await chat.opened();
  expect(await page.locator('fixpath-chat').count()).toBe(1);
});

test.each([
  ['that the desk was not told of', '/', () => site.strangeUrl, () => `Add ${site.strangeUrl} to WEB_CHAT_ORIGINS`],
  ['whose policy forbids frames', '/no-frames', () => site.url, () => `Add ${stage.desk.url} to its frame-src`],
  [
    'whose policy knows the launcher only',
    '/launcher-only',
    () => site.url,
    () => `add ${stage.desk.url} to script-src`,
  ],
])(
  'a site %s tells its installer the cure in one line, and shows visitors the way to the chat',
  async (...[, path, from, cure]) => {
    const { page, launcher, faults, wayOut } = await visit(path, phone, from());
    await launcher.tap();
    await wayOut.waitFor();
    for (const frame of await page.locator('iframe').all()) expect(await styleOf(frame, 'opacity')).toBe('0');
    expect(faults).toEqual([expect.stringContaining(cure())]);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), wayOut.tap()]);
    await chatOf(tab).opened();
  },
);

test('a site that isolates itself can show the chat', async () => {
  const { page, launcher, chat } = await visit('/isolated');
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  await launcher.click();
  await chat.opened();
});
