import type { Page } from 'playwright-core';
import { anna, type Staff } from './run-staffed-desk.ts';

/** The agents' page, used the way agents use it. */
export type AgentPage = {
  readonly signIn: (who?: Staff) => Promise<void>;
  /** Until the desk has taken it: the page shows it sooner. */
  readonly beAvailable: () => Promise<void>;
  readonly beAway: () => Promise<void>;
  /** Opens the one row of the list that says this. */
  readonly open: (words: string) => Promise<void>;
  /** Opens a shelf of the list. */
  readonly shelf: (name: 'Waiting' | 'Mine' | 'All' | 'Tickets' | 'Closed') => Promise<void>;
  readonly claim: () => Promise<void>;
  /** Chooses from the menu of moves. */
  readonly more: (name: RegExp) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  /** Waits until the transcript says this. */
  readonly hears: (words: string) => Promise<void>;
  /** The transcript's words, in order. */
  readonly lines: () => Promise<readonly string[]>;
};

export function agentOf(page: Page): AgentPage {
  const log = page.getByRole('log');
  const bubbles = log.locator('.bubble > p');
  const flip = async (way: 'check' | 'uncheck') => {
    const available = page.getByRole('switch', { name: 'Available' });
    await available.waitFor();
    if ((await available.isChecked()) !== (way === 'check')) {
      const taken = page.waitForResponse((response) => response.url().endsWith('/api/presence'));
      await available[way]();
      await taken;
    }
    await page
      .locator('.available')
      .getByText(way === 'check' ? 'Available' : 'Away')
      .waitFor();
  };
  return {
    signIn: async (who = anna) => {
      await page.getByLabel('Login').fill(who.login);
      await page.getByLabel('Password').fill(who.password);
      await page.keyboard.press('Enter');
      await page.getByRole('tablist').waitFor();
    },
    beAvailable: () => flip('check'),
    beAway: () => flip('uncheck'),
    open: (words) => page.getByRole('tabpanel').getByRole('link').filter({ hasText: words }).click(),
    shelf: (name) => page.getByRole('tab', { name }).click(),
    claim: async () => {
      await page.getByRole('button', { name: 'Claim' }).click();
      await page.getByLabel('Reply').waitFor();
    },
    more: async (name) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name }).click();
    },
    write: async (text) => {
      await page.getByLabel('Reply').fill(text);
      await page.keyboard.press('Enter');
    },
    hears: (words) => bubbles.filter({ hasText: words }).last().waitFor(),
    lines: () => bubbles.allInnerTexts(),
  };
}
