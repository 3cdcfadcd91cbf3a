import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desktop, openBrowser, type Visitors } from './support/open-browser.ts';
import { anna, runStaffedDesk, type StaffedDesk } from './support/run-staffed-desk.ts';
import { askForHuman } from './support/talk-to-agent.ts';
import { readWording, type Wording } from './support/wording.ts';

let desk: StaffedDesk;
let browser: Visitors;
let wording: Wording;
let page: Page;

beforeAll(async () => {
  [desk, browser, wording] = await Promise.all([runStaffedDesk(), openBrowser(), readWording()]);
  page = await browser.beside({ ...desktop, reducedMotion: 'reduce' });
  await page.goto(`${desk.url}/desk`);
});
afterAll(async () => {
  await browser.leave();
  await desk.close();
});

/** What has the focus, as its role and name. */
const focused = () =>
  page.evaluate<string>(`(() => {
    const { activeElement: element } = document;
    return [element.tagName.toLowerCase(), element.getAttribute('aria-label') ?? element.textContent].join(' ').trim();
  })()`);

/** Tabs until this has the focus. */
async function tabTo(what: RegExp): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    if (what.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${what}; it stands on ${await focused()}.`);
}

test('an agent signs in, claims, answers and closes without ever touching the mouse', async () => {
  await page.getByLabel('Login').waitFor();
  await tabTo(/^input/);
  await page.keyboard.type(anna.login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(anna.password);
  await page.keyboard.press('Enter');
  await page.getByRole('tablist').waitFor();
  await page.locator('.available').getByText('Available').waitFor();

  const first = await askForHuman(desk.url, 'Eva First');
  await askForHuman(desk.url, 'Eva Second', 'iphone not charging');
  await page.getByRole('link').filter({ hasText: 'Eva Second' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: 'Eva First' }).first().waitFor();
  await page.keyboard.press('c');
  await expect.poll(focused).toBe('textarea Reply');
  await page.keyboard.type('/hel');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await first.shown()).at(-1)).toContain('Hello Eva First!');
  await page.keyboard.type('First line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('c is a letter here, and so is x');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await first.shown()).at(-1)).toBe('First line\nc is a letter here, and so is x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('It was the account');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await first.shown()).at(-1)).toBe(wording.says('rating'));
  await page.getByText('Closed.').first().waitFor();
  for (const words of ['Away', 'Available']) {
    const taken = page.waitForResponse((response) => response.url().endsWith('/api/presence'));
    await page.keyboard.press('a');
    await taken;
    await page.locator('.available').getByText(words).waitFor();
  }
});

test('the list is one stop for Tab, arrows move within it, and Enter opens', async () => {
  await askForHuman(desk.url, 'Eva Third', 'wifi not working');
  await page.keyboard.press('1');
  await page.getByRole('link').filter({ hasText: 'Eva Third' }).waitFor();
  await tabTo(/^a .*Eva Second/s);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain('Eva Third');
  await page.keyboard.press('Home');
  expect(await focused()).toContain('Eva Second');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Eva Third' }).first().waitFor();
  await page.keyboard.press('k');
  await page.getByRole('heading', { name: 'Eva Second' }).first().waitFor();
  await page.keyboard.press('c');
  await expect.poll(focused).toBe('textarea Reply');
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The focus is back on the page, and the keys act again.
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Claim').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('h');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
});

test('where there is room for one pane, each way to skip leads to its pane, and none to one that is not there', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const ways = page.locator('.skips a');
  const shown = page.locator('[data-pane]:visible');
  for (const pane of ['summary', 'queue', 'conversation']) {
    // An address that opens the case, whatever was skipped to before.
    if (pane === 'conversation') await page.goBack();
    await page.getByRole('link', { name: `Skip to the ${pane}` }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => shown.getAttribute('data-pane')).toBe(pane);
    await expect.poll(() => page.evaluate(`document.activeElement?.dataset.pane`)).toBe(pane);
    if (pane === 'queue') expect(await ways.count()).toBe(1);
  }
  await page.setViewportSize(desktop.viewport);
});

test('whatever has the focus shows it', async () => {
  await page.reload();
  await page.getByRole('tablist').waitFor();
  const hidden: string[] = [];
  for (let steps = 0; steps < 25; steps++) {
    await page.keyboard.press('Tab');
    if (!(await page.evaluate<boolean>(showsFocus))) hidden.push(await focused());
  }
  expect(hidden).toEqual([]);
});

/** A ring by outline, border or shadow, on the element or drawn around it; Fluent draws some with a pseudo-element. */
const showsFocus = `(() => {
  const element = document.activeElement;
  if (element === document.body || element.dataset.tabsterDummy !== undefined) return true;
  const places = [element, element.parentElement, element.closest('.composer'), element.nextElementSibling];
  const styles = places.filter(Boolean).flatMap((place) => [null, '::after', '::before'].map((part) => getComputedStyle(place, part)));
  return styles.some((style) =>
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
})()`;
