import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { chatOf } from './support/chat-of.ts';
import { desktop, openBrowser, phone, type Visitors } from './support/open-browser.ts';
import type { RunningDesk } from './support/run-desk.ts';
import { anna, runStaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman } from './support/talk-to-agent.ts';
import { readWording, type Wording } from './support/wording.ts';

const photos = 'icloud-photos-not-syncing';

let desk: RunningDesk;
let wording: Wording;
let visitors: Visitors;
let agents: Visitors;

beforeAll(async () => {
  [desk, wording, visitors, agents] = await Promise.all([
    runStaffedDesk(),
    readWording(),
    openBrowser(),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await Promise.all([visitors.leave(), agents.leave()]);
  await desk.close();
});

async function newAgent(options = {}) {
  const page = await agents.next({ ...desktop, reducedMotion: 'reduce', ...options });
  await page.goto(`${desk.url}/desk`);
  return { page, agent: agentOf(page) };
}

/** A green picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

/** The picture is there, and was fetched. */
async function sees(picture: Locator): Promise<void> {
  await picture.first().scrollIntoViewIfNeeded();
  await expect.poll(() => picture.first().evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBe(1);
}

/** What axe finds serious or critical, as "rule: element". */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Fluent's focus moves on from these at once; axe sees only that they can have it.
    .exclude('[data-tabster-dummy]')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('a person and an agent talk over reloads and a restart of the server, and nothing is lost or said twice', async () => {
  const { page, agent } = await newAgent();
  await agent.signIn();
  await agent.beAvailable();

  const visitor = await visitors.next(desktop);
  await visitor.goto(desk.url);
  await visitor.locator('main .start').click();
  const chat = chatOf(visitor.frameLocator('iframe'));
  await chat.opened();
  await chat.write('photos not uploading');
  await chat.tap(wording.answer(photos, 'apple-id', 'fine'));
  await chat.button(wording.answer(photos, 'sync-switch', 'wrong')).waitFor();
  await chat.write('talk to a person');

  await agent.open('photos not uploading');
  const summary = page.getByRole('complementary', { name: 'Summary' });
  await summary.getByText('photos not uploading', { exact: true }).first().waitFor();
  expect(await summary.locator('[data-next]').count()).toBe(1);
  await page.keyboard.press('c');
  // The claim puts the focus where the agent writes.
  await page.locator('textarea:focus').waitFor();
  await agent.write('Hello, I have read it all.');
  await chat.says('Hello, I have read it all.');
  const who = visitor.frameLocator('iframe').locator('#who-words');
  expect(await who.textContent()).toBe(`You’re talking to ${anna.name}`);
  await chat.write('that is quick');
  await agent.hears('that is quick');

  await page
    .locator('.composer input[type=file]')
    .setInputFiles({ name: 'switch.png', mimeType: 'image/png', buffer: dot });
  await sees(visitor.frameLocator('iframe').locator('[data-fixpath=message] img[src*="/files/"]'));
  await visitor
    .frameLocator('iframe')
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer: dot });
  await visitor.frameLocator('iframe').locator('[data-fixpath=box]').press('Enter');
  await sees(page.locator('.line[data-by=person] .picture img'));

  await Promise.all([visitor.reload(), page.reload()]);
  await Promise.all([chat.says('Hello, I have read it all.'), agent.hears('that is quick')]);

  await desk.stop();
  await page.locator('.banner').getByText('Connection lost').waitFor();
  await agent.write('Written while the desk was away.');
  await page
    .locator('.composer input[type=file]')
    .setInputFiles({ name: 'away.png', mimeType: 'image/png', buffer: dot });
  await page.getByText('away.png').waitFor();
  await expect.poll(() => page.getByText('Not sent yet').count()).toBe(2);
  await desk.start();
  await chat.says('Written while the desk was away.');
  await page.getByRole('log').getByRole('img', { name: 'away.png' }).waitFor();
  await expect.poll(() => page.getByText('Not sent yet').count()).toBe(0);
  await page.locator('.banner').waitFor({ state: 'hidden', timeout: 30_000 });
  await chat.write('and still here');
  await agent.hears('and still here');
  const said = await agent.lines();
  expect(said.filter((line) => line === 'Written while the desk was away.')).toHaveLength(1);
  expect(await page.getByRole('log').getByRole('img', { name: 'away.png' }).count()).toBe(1);
  expect(said.slice(-4)).toEqual([
    'Hello, I have read it all.',
    'that is quick',
    'Written while the desk was away.',
    'and still here',
  ]);

  await page.getByLabel('Reply').press('Escape');
  await page.keyboard.press('x');
  await page.getByRole('dialog').getByRole('textbox').fill('It was the switch.');
  await page.keyboard.press('Enter');
  await chat.tap('5 of 5');
  await chat.tap(wording.says('button-no'));
  await page.getByText('They gave ★★★★★').waitFor();
  await summary.getByText('It was the switch.').waitFor();
  expect((await chat.lines()).join('\n')).not.toContain('It was the switch.');
});

test('axe finds nothing serious on the desk: signed out, in a conversation, in its dialogs and menus, closed, and on a dark phone', async () => {
  const { page, agent } = await newAgent({ bypassCSP: true });
  await page.getByLabel('Login').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await agent.signIn();
  await agent.beAvailable();
  const eva = await askForHuman(desk.url, 'Eva Axe');
  await agent.open('Eva Axe');
  expect(await seriousFaults(page)).toEqual([]);
  await agent.claim();
  await agent.write('Hello');
  await eva.say('Hello there');
  await agent.hears('Hello there');
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByLabel('Reply').pressSequentially('/');
  await page.getByRole('listbox').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Reply').fill('');
  await page.getByRole('button', { name: 'Hand back' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByText('Closed.').first().waitFor();
  await eva.say('2');
  await eva.say('so so');
  await agent.shelf('Closed');
  await page.getByRole('tabpanel').getByRole('img', { name: '2 of 5 stars' }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(phone.viewport);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the queue' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
