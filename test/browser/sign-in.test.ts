import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProvider, runProvider } from '../agents/support/run-provider.ts';
import { desktop, openBrowser, phone, type Visitors } from './support/open-browser.ts';
import { type RunningDesk, runDesk } from './support/run-desk.ts';

let provider: RunningProvider;
let desk: RunningDesk;
let visitors: Visitors;

beforeAll(async () => {
  provider = await runProvider();
  const settings = { OIDC_LET_IN: 'everyone', OIDC_REQUIRED_CLAIM: 'groups=agents', OIDC_SCOPES: 'profile groups' };
  [desk, visitors] = await Promise.all([runDesk({ ...provider.settings, ...settings }), openBrowser()]);
  provider.register(desk.url);
  provider.people.set('anna', { name: 'Anna Lind', groups: ['agents'] });
  provider.people.set('eva', { name: 'Eva', groups: [] });
});
afterAll(async () => {
  await visitors?.leave();
  await desk?.close();
  await provider.close();
});

const button = (page: Page) => page.getByRole('link', { name: 'Sign in with Acme ID' });

/** Signs in on the provider's own pages. */
async function goThrough(page: Page, who: string): Promise<void> {
  await button(page).click();
  await page.getByPlaceholder('Enter any login').fill(who);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('an agent signs in on the provider’s pages, comes back to where they were, and stays signed in', async () => {
  const page = await visitors.next(desktop);
  await page.goto(`${desk.url}/desk#/no-such-case/summary`);
  await goThrough(page, 'anna');
  await page.getByRole('tablist').first().waitFor();
  expect(page.url()).toBe(`${desk.url}/desk#/no-such-case/summary`);
  await page.reload();
  await page.getByRole('tablist').first().waitFor();
  const cookies = await page.context().cookies(`${desk.url}/desk/oidc`);
  expect(cookies.map(({ name, sameSite, httpOnly }) => ({ name, sameSite, httpOnly }))).toEqual([
    { name: 'fixpath_desk', sameSite: 'Strict', httpOnly: true },
  ]);
});

test('whoever is turned down reads why, once, and can sign in by password or try again', async () => {
  const page = await visitors.next(desktop);
  await page.goto(`${desk.url}/desk`);
  await goThrough(page, 'eva');
  await page.getByText('Acme ID knows you, but not as somebody who works at this desk.').waitFor();
  expect(page.url()).toBe(`${desk.url}/desk`);
  await page.getByLabel('Login').fill('eva');
  await page.getByLabel('Password').fill('no such password');
  await page.keyboard.press('Enter');
  await page.getByText('Login or password is wrong.').waitFor();
  await page.reload();
  await button(page).waitFor();
  expect(await page.getByText(/knows you|is wrong/).count()).toBe(0);
});

test('whoever cancels at the provider, or finds it away, is back on the sign-in page', async () => {
  const page = await visitors.next(desktop);
  await page.goto(`${desk.url}/desk#/c-1`);
  await button(page).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await page.getByText('You did not finish signing in with Acme ID.').waitFor();
  expect(page.url()).toBe(`${desk.url}/desk#/c-1`);
  await desk.stop();
  await desk.start();
  await provider.down();
  try {
    await button(page).click();
    await page.getByText('Acme ID cannot be reached. Try again in a while, or sign in by password.').waitFor();
  } finally {
    await provider.up();
  }
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing serious on the sign-in page, and a phone can hit its buttons (%s)',
  async (colorScheme) => {
    const page = await visitors.next({ ...phone, colorScheme, bypassCSP: true });
    await page.goto(`${desk.url}/desk?sign-in=not-a-member`);
    await page.getByText('Ask the operator').waitFor();
    const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    const heights = await page
      .locator('.sign-in :is(button, a)')
      .evaluateAll((buttons) => buttons.map((each) => each.getBoundingClientRect().height));
    expect(heights).toHaveLength(2);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(40);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  },
);

test('whatever stands in the address, the page shows no words but its own', async () => {
  const page = await visitors.next(desktop);
  await page.goto(`${desk.url}/desk?sign-in=${encodeURIComponent('<b>Call 555</b>')}`);
  await button(page).waitFor();
  expect(await page.getByText('555').count()).toBe(0);
});
