import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AgentPage, agentOf } from './support/agent-of.ts';
import { desktop, openBrowser, type Visitors } from './support/open-browser.ts';
import { runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { type Writer, writeAs } from './support/write-as.ts';

// Small machines with much to do take their time over this many people.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });

const key = 'master-key-of-at-least-thirty-two-characters';
const waiting = 200;
const mine = 20;

let desk: StaffedDesk;
let browser: Visitors;
let page: Page;
let agent: AgentPage;
const people: Writer[] = [];

/** Names of one length, so that none is a part of another. */
const nameOf = (n: number) => `Person ${String(n).padStart(3, '0')}`;
const row = (n: number) =>
  page
    .getByRole('tabpanel')
    .getByRole('link')
    .filter({ hasText: nameOf(n) });

beforeAll(async () => {
  [desk, browser] = await Promise.all([runStaffedDesk({ DIRECT_LINE_SECRET: key }), openBrowser()]);
  page = await browser.beside({ ...desktop, reducedMotion: 'reduce' });
  await page.goto(`${desk.url}/desk`);
  agent = agentOf(page);
  await agent.signIn();
  await agent.beAvailable();
  for (let n = 0; n < waiting + mine; n++) {
    const person = await writeAs(desk.url, nameOf(n), key);
    people.push(person);
    await person.say('photos not uploading');
    await person.say('talk to a person');
  }
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

test('with 200 waiting and 20 open an agent still claims, answers, leafs and closes, and nobody is missing', async () => {
  await page.getByRole('tab', { name: `Waiting ${waiting + mine}` }).waitFor();
  for (let n = 0; n < mine; n++) {
    await page.keyboard.press('1');
    await page.keyboard.press('n');
    await page
      .getByRole('heading', { name: nameOf(n) })
      .first()
      .waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('Reply').waitFor();
    await agent.write(`Hello ${nameOf(n)}`);
    await agent.hears(`Hello ${nameOf(n)}`);
    await page.getByLabel('Reply').press('Escape');
  }
  await page.getByRole('tab', { name: `Waiting ${waiting}` }).waitFor();
  await page.getByRole('tab', { name: `Mine ${mine}` }).click();
  expect(await page.getByRole('tabpanel').getByRole('link').count()).toBe(mine);

  // All of them write at once, and each row says so.
  await Promise.all(people.slice(0, mine).map((person, n) => person.say(`Answer of ${nameOf(n)}`)));
  for (let n = 0; n < mine; n++)
    await row(n)
      .filter({ hasText: `Answer of ${nameOf(n)}` })
      .waitFor();
  for (const n of [3, 17, 0, 11]) {
    await row(n).click();
    await agent.hears(`Answer of ${nameOf(n)}`);
    expect((await agent.lines()).slice(-2)).toEqual([`Hello ${nameOf(n)}`, `Answer of ${nameOf(n)}`]);
  }

  await agent.shelf('Waiting');
  const names = await page.getByRole('tabpanel').locator('.row-name').allTextContents();
  expect(names).toEqual(Array.from({ length: waiting }, (_, n) => nameOf(n + mine)));
  await row(waiting + mine - 1).click();
  await page
    .getByRole('heading', { name: nameOf(waiting + mine - 1) })
    .first()
    .waitFor();
  await agent.claim();
  await page.getByRole('tab', { name: `Waiting ${waiting - 1}` }).waitFor();
  // Who joins while the list is long is there at once, and who leaves it is gone.
  const late = await writeAs(desk.url, 'Person late', key);
  await late.say('iphone not charging');
  await late.say('talk to a person');
  await agent.shelf('Waiting');
  await page.getByRole('tab', { name: `Waiting ${waiting}` }).waitFor();
  await late.say('talk to the bot');
  await page.getByRole('tab', { name: `Waiting ${waiting - 1}` }).waitFor();
});

test('a long list asks for no more room than the screen has, and loads again whole', async () => {
  await page.reload();
  await page.getByRole('tab', { name: `Mine ${mine + 1}` }).waitFor();
  const [wide, high] = await page.evaluate<readonly number[]>(
    '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
  );
  expect([wide, high]).toEqual([desktop.viewport.width, desktop.viewport.height]);
});
