import { afterAll, expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { keepingAlerts } from './support/keeping-alerts.ts';
import { desktop } from './support/open-browser.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { serveSite } from './support/serve-site.ts';
import { setStage } from './support/set-stage.ts';
import { atDesk } from './support/talk-to-agent.ts';

const site = await serveSite((path) => ({
  html: `<p>${path}</p><script src="${stage.desk.url}/widget.js" data-label="Ask us" data-sound="yes" defer></script>`,
}));
const stage = setStage(() => ({ WEB_CHAT_ORIGINS: site.url }), runStaffedDesk);
afterAll(site.close);

test('while an agent is waited for, the closed launcher tells on every page what was said, and only then listens', async () => {
  const { page: desk, agent } = await atDesk(stage.visitors, stage.desk.url, anna);
  const page = await stage.visitors.next({ ...desktop, permissions: ['notifications'] });
  await page.addInitScript(keepingAlerts);
  const asked: string[] = [];
  page.on('request', (request) => /news|bubble|panel|chat/.test(request.url()) && asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  const launcher = page.locator('[data-fixpath=launcher]');
  const bubble = page.getByRole('status');
  const chat = chatOf(page.frameLocator('iframe'));
  const place = (name: string) => page.evaluate(`localStorage.getItem('${name} ${stage.desk.url}')`);

  await page.goto(`${site.url}/one`);
  await launcher.waitFor();
  expect(asked).toEqual([]);
  await launcher.click();
  await chat.opened();
  await chat.write('photos not uploading');
  await chat.button(stage.wording.answer('icloud-photos-not-syncing', 'apple-id', 'fine')).waitFor();
  expect(await place('fixpath-waits')).toBeNull();
  await chat.write('talk to a person');
  await chat.button(stage.wording.says('button-bot')).waitFor();
  await expect.poll(() => place('fixpath-waits')).not.toBeNull();
  await launcher.click();

  asked.length = 0;
  await page.goto(`${site.url}/two`);
  await expect.poll(() => asked.some((url) => url.endsWith('/chat/news'))).toBe(true);
  await page.evaluate('hide(true)');
  await agent.open('photos not uploading');
  await agent.claim();
  await agent.write('Hello, I am **here**. Which iPhone is it?');
  await bubble.getByText('Which iPhone is it?').waitFor();
  expect(await page.title()).toMatch(/^\(\d\) A shop$/);
  expect(await launcher.getAttribute('aria-label')).toBe('Ask us (new message)');
  expect(await page.evaluate('told.length > 0 && notes() > 0')).toBe(true);
  expect(asked.filter((url) => /\/chat(\?|$)|^ws/.test(url))).toEqual([]);

  await page.goto(`${site.url}/three`);
  await bubble.getByText('Anna Lind').waitFor();
  await bubble.getByRole('button', { name: 'Not now' }).click();
  expect(await bubble.innerText()).toBe('');
  expect(await page.title()).toMatch(/^\(\d\) A shop$/);
  await launcher.click();
  await chat.says('Which iPhone is it?');
  expect(await page.title()).toBe('A shop');
  await launcher.click();
  await agent.write('Take your time: https://support.example.org/photos?a=1&b=2.');
  await bubble.getByText('Take your time').waitFor();
  await launcher.click();
  const link = page.frameLocator('iframe').getByRole('link', { name: 'support.example.org' });
  expect(await link.getAttribute('href')).toBe('https://support.example.org/photos?a=1&b=2');

  await desk.getByRole('button', { name: 'Close' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => place('fixpath-waits')).toBeNull();
});

test('who was given a ticket is told of it, and of its answer, on whatever page they are, and then listened for no more', async () => {
  const { page: desk, agent } = await atDesk(stage.visitors, stage.desk.url, anna);
  const page = await stage.visitors.next(desktop);
  const launcher = page.locator('[data-fixpath=launcher]');
  const bubble = page.getByRole('status');
  const chat = chatOf(page.frameLocator('iframe'));
  const waits = () => page.evaluate(`localStorage.getItem('fixpath-waits ${stage.desk.url}')`);

  await page.goto(`${site.url}/one`);
  await launcher.click();
  await chat.opened();
  await chat.write('talk to a person');
  await chat.button(stage.wording.says('button-bot')).waitFor();
  await launcher.click();
  await page.goto(`${site.url}/two`);
  // Twice: it is announced a second time before.
  for (let time = 0; time < 2; time++) await stage.desk.pass(60 * 60_000);
  await bubble.getByText('Your number is').waitFor();
  await launcher.click();
  await chat.says('Your number is');
  await launcher.click();
  await expect.poll(waits).not.toBeNull();

  await page.goto(`${site.url}/three`);
  await agent.shelf('Tickets');
  await agent.open('talk to a person');
  await agent.claim();
  await agent.write('Here is your answer.');
  await bubble.getByText('Here is your answer.').waitFor();
  await launcher.click();
  await chat.says('Here is your answer.');
  await desk.getByRole('button', { name: 'Close' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect.poll(waits).toBeNull();
});

test('who went off to do what was said is asked on whatever page they are how it went, and nothing is asked of the desk before', async () => {
  const page = await stage.visitors.next(desktop);
  const launcher = page.locator('[data-fixpath=launcher]');
  const chat = chatOf(page.frameLocator('iframe'));
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/chat/news') && asked.push(request.url()));
  await page.goto(`${site.url}/one`);
  await launcher.click();
  await chat.opened();
  await chat.write('photos not uploading');
  await chat.write('another account');
  await chat.button(stage.wording.says('button-solved')).waitFor();
  await launcher.click();

  await page.goto(`${site.url}/two`);
  await expect.poll(() => asked.length).toBe(1);
  // A day, in which it is daytime at some hour.
  for (let hours = 0; hours < 24; hours++) await stage.desk.pass(60 * 60_000);
  expect(asked).toHaveLength(1);
  await page.goto(`${site.url}/three`);
  await page.getByRole('status').getByText('Are your photos syncing now?').waitFor();
  await launcher.click();
  await chat.write('oh sorry, forgot, yes works');
  await chat.says('A big library can take a day');
  await launcher.click();
  await page.goto(`${site.url}/one`);
  await expect.poll(() => page.evaluate(`localStorage.getItem('fixpath-waits ${stage.desk.url}')`)).toBeNull();
});
