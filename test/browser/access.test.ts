import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chatOf } from './support/chat-of.ts';
import { desktop, phone } from './support/open-browser.ts';
import { setStage } from './support/set-stage.ts';
import { styleOf } from './support/style-of.ts';

const stage = setStage();

async function newPage(options: BrowserContextOptions): Promise<Page> {
  const page = await stage.visitors.next({ ...options, bypassCSP: true });
  return page;
}

/** What axe finds serious or critical, as "rule: element". */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious on the landing page and in a chat (%s)',
  async (colorScheme) => {
    const page = await newPage({ ...phone, colorScheme });
    await page.goto(stage.desk.url);
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto(`${stage.desk.url}/chat`);
    const chat = chatOf(page);
    await chat.opened();
    await chat.write('photos not uploading');
    await expect.poll(chat.buttons, { timeout: 10_000 }).toContain(stage.wording.says('button-unsure'));
    expect(await seriousFaults(page)).toEqual([]);
  },
);

test('axe finds nothing serious with the chat open over a page, its menu unfolded or its question asked', async () => {
  const page = await newPage(desktop);
  await page.goto(stage.desk.url);
  await page.locator('main').getByRole('button').click();
  const frame = page.frameLocator('iframe');
  await chatOf(frame).opened();
  await frame.getByRole('button', { name: 'Menu' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await frame.getByRole('menuitem').click();
  expect(await seriousFaults(page)).toEqual([]);
});

test('on a phone every button can be hit and the field does not make the page zoom', async () => {
  const page = await newPage(phone);
  await page.goto(`${stage.desk.url}/chat`);
  const chat = chatOf(page);
  await chat.opened();
  await chat.write('photos not uploading');
  await expect.poll(chat.buttons, { timeout: 10_000 }).toContain(stage.wording.says('button-unsure'));
  const heights = await page
    .locator('[data-fixpath=choices] button, .top button.icon:visible, [data-fixpath=send]')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(2);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  const size = await styleOf(page.locator('[data-fixpath=box]'), 'font-size');
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
