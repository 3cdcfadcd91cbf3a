import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AgentPage, agentOf } from './support/agent-of.ts';
import { chatOf } from './support/chat-of.ts';
import { keepingAlerts } from './support/keeping-alerts.ts';
import { desktop, openBrowser, type Visitors } from './support/open-browser.ts';
import { ben, network, runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman, atDesk } from './support/talk-to-agent.ts';

// Small machines with much to do take their time over two browsers.
vi.setConfig({ testTimeout: 90_000 });

let desk: StaffedDesk;
let browser: Visitors;
let page: Page;
let agent: AgentPage;

beforeAll(async () => {
  [desk, browser] = await Promise.all([runStaffedDesk(), openBrowser()]);
  page = await browser.beside({ ...desktop, reducedMotion: 'reduce', permissions: ['notifications'] });
  await page.addInitScript({ content: keepingAlerts });
  await page.goto(`${desk.url}/desk`);
  agent = agentOf(page);
  await agent.signIn();
  await agent.beAvailable();
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

const told = () => page.evaluate<string[]>('window.told');
const notes = () => page.evaluate<number>('window.notes()');
const hide = (hidden: boolean) => page.evaluate(`window.hide(${hidden})`);

test('an agent hears and is notified of who waits, of whom nobody has claimed, and of who writes, as they chose', async () => {
  const chosen = (name: RegExp) => page.getByRole('menuitemcheckbox', { name });
  await page.getByRole('button', { name: /Alerts/ }).click();
  expect([await chosen(/Sound/).isChecked(), await chosen(/Notification/).isChecked()]).toEqual([true, false]);
  await chosen(/Sound/).click();
  await page.keyboard.press('Escape');
  await askForHuman(desk.url, 'Eva Silent');
  await page.getByText('Eva Silent').first().waitFor();
  expect([await told(), await notes()]).toEqual([[], 0]);

  await page.getByRole('button', { name: /Alerts/ }).click();
  await chosen(/Sound/).click();
  await chosen(/Notification/).click();
  await page.keyboard.press('Escape');
  // Whoever switches it on hears it: a chime is two notes.
  await expect.poll(notes).toBe(2);

  const eva = await askForHuman(desk.url, 'Eva <b>Loud</b>');
  await expect.poll(notes).toBe(4);
  expect(await told()).toEqual([]);
  await hide(true);
  await desk.pass(121_000);
  await expect.poll(told).toContain('Eva <b>Loud</b> is still waiting: photos not uploading');
  await expect.poll(notes).toBe(8);
  const row = page.getByRole('link').filter({ hasText: 'Eva <b>Loud</b>' });
  await row.getByText('Second call').waitFor();
  await page.reload();
  await row.getByText('Second call').waitFor();
  expect(await told()).toEqual([]);

  await row.click();
  await agent.claim();
  expect(await row.getByText('Second call').count()).toBe(0);
  await eva.say('are you <i>there</i>?');
  await agent.hears('are you <i>there</i>?');
  expect([await told(), await notes()]).toEqual([[], 0]);
  await hide(true);
  await eva.say('hello again');
  await expect.poll(told).toEqual(['Eva <b>Loud</b>: hello again']);
  await expect.poll(notes).toBe(2);
  await hide(false);
  await agent.shelf('Waiting');
  await agent.open('Eva Silent');
  await eva.say('and again');
  await expect.poll(notes).toBe(4);
  await agent.shelf('Mine');
  await row.getByText('3 new').waitFor();
});

test('who is not available, or looks at another team’s queue, is not called', async () => {
  const before = [await notes(), await told()];
  const count = Number(/\d+/.exec(await page.title())?.[0] ?? 0);
  await page.getByLabel('Team').selectOption(network.name);
  await askForHuman(desk.url, 'Eva Elsewhere');
  // The title counts all who wait.
  await expect.poll(() => page.title()).toContain(`(${count + 1})`);
  await page.getByLabel('Team').selectOption('All teams');
  await agent.beAway();
  const bens = await atDesk(browser, desk.url, ben);
  await askForHuman(desk.url, 'Eva Away');
  await expect.poll(() => page.title()).toContain(`(${count + 2})`);
  await bens.page.context().close();
  expect([await notes(), await told()]).toEqual(before);
  await agent.beAvailable();
});

/** Somebody with a problem whom the agent has taken on. */
async function claimed(problem: string) {
  const visitor = await browser.next({ ...desktop, reducedMotion: 'reduce' });
  await visitor.goto(`${desk.url}/chat`);
  const chat = chatOf(visitor);
  await chat.opened();
  await chat.write(problem);
  await chat.write('talk to a person');
  await agent.shelf('Waiting');
  await agent.open(problem);
  await agent.claim();
  return { visitor, chat };
}

test('each sees that the other is typing, and no longer once they have written', async () => {
  await page.goto(`${desk.url}/desk`);
  const { visitor, chat } = await claimed('iphone not charging');

  const field = visitor.locator('[data-fixpath=box]');
  await field.pressSequentially('I am about to', { delay: 20 });
  await page.getByText('is typing').waitFor();
  await field.press('Enter');
  await agent.hears('I am about to');
  await page.getByText('is typing').waitFor({ state: 'detached' });

  const dots = visitor.locator('[data-fixpath=typing]');
  await page.getByLabel('Reply').pressSequentially('One mom', { delay: 20 });
  await dots.waitFor();
  await agent.write('One moment.');
  await chat.says('One moment.');
  await dots.waitFor({ state: 'detached' });
});

test('a clock that is set back leaves nobody typing for ever, and keeps nobody from being seen to', async () => {
  const setBack = (): void => {
    const real = Date.now;
    Date.now = () => real() - 3_600_000;
  };
  const { visitor, chat } = await claimed('iphone frozen');
  await agent.write('Hello.');
  await chat.says('Hello.');

  const field = visitor.locator('[data-fixpath=box]');
  await field.pressSequentially('I', { delay: 20 });
  await page.getByText('is typing').waitFor();
  await Promise.all([page.evaluate(setBack), visitor.evaluate(setBack)]);
  await page.getByText('is typing').waitFor({ state: 'detached' });
  await field.pressSequentially(' am about to', { delay: 20 });
  await page.getByText('is typing').waitFor();
});
