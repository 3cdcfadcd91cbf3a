import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, phone, type Visitors } from './support/open-browser.ts';
import { anna, runStaffedDesk, type Staff, type StaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman, atDesk } from './support/talk-to-agent.ts';
import { writeAs } from './support/write-as.ts';

const olga: Staff = { login: 'olga', name: 'Olga', password: 'correct staple horse', roles: ['operator'] };
const wanda: Staff = { login: 'wanda', name: 'Wanda', password: 'horse correct staple', roles: ['writer'] };

let desk: StaffedDesk;
let browser: Visitors;
beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), runStaffedDesk({}, [olga, wanda])]);
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

/** What axe finds against WCAG 2.2 AA. */
async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Fluent's focus moves on from these at once; axe sees only that they can have it.
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('an operator exports what is kept of a person, and erases it by keyboard alone, once they have said they know', async () => {
  const { page, agent } = await atDesk(browser, desk.url, olga);
  await askForHuman(desk.url, 'Eva Gone');
  await agent.open('Eva Gone');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export this conversation' }).click();
  expect((await download).suggestedFilename()).toBe('person.zip');

  await page.getByRole('button', { name: 'Erase …' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Erase Eva Gone for good?' });
  await dialog.getByRole('checkbox').and(page.locator(':focus')).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('photos not uploading').first().waitFor();

  await page.getByRole('button', { name: 'Erase …' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('checkbox').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Erase for good', disabled: false }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Erase for good' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  const told = page.getByRole('alertdialog');
  await told.getByText('Erased: conversations: 1, files: 0.').waitFor({ timeout: 30_000 });
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await told.waitFor({ state: 'detached' });
  const shown = page.locator('.panes');
  await expect.poll(() => shown.getByText('photos not uploading').count()).toBe(0);
  expect(await shown.getByText('Eva Gone').count()).toBe(0);

  await page.getByRole('button', { name: 'Olga: menu' }).click();
  const audit = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Who did what, as a table' }).click();
  expect((await audit).suggestedFilename()).toBe('audit.csv');
});

test('an agent is shown neither, and a writer what was not understood and nothing else', async () => {
  const { page, agent } = await atDesk(browser, desk.url, anna);
  await askForHuman(desk.url, 'Eva Kept');
  await agent.open('Eva Kept');
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  expect(await page.getByRole('button', { name: 'Erase …' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Anna Lind: menu' }).click();
  expect(await page.getByRole('menuitem').allTextContents()).not.toContain('Who did what, as a table');

  await (await writeAs(desk.url, 'Somebody')).say('the flurbish zorgled my quux');
  const writers = await browser.beside({ ...phone, reducedMotion: 'reduce' });
  await writers.goto(`${desk.url}/desk`);
  await writers.getByLabel('Login').fill(wanda.login);
  await writers.getByLabel('Password').fill(wanda.password);
  await writers.keyboard.press('Enter');
  await writers.getByRole('heading', { name: 'Not understood' }).waitFor();
  const line = writers.getByRole('listitem').filter({ hasText: 'flurbish' });
  await line.waitFor();
  expect(await faults(writers)).toEqual([]);
  expect(await writers.getByText('Queue').count()).toBe(0);
  await line.getByRole('button', { name: /^Dismiss/ }).click();
  await line.waitFor({ state: 'detached' });
  await writers.reload();
  await writers.getByText('Everything was understood.').waitFor();
});
