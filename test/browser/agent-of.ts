import type { Page } from 'playwright-core';
import { anna } from './run-staffed-desk.ts';

/** The agents' page, used the way agents use it. */
export type AgentPage = {
  readonly signIn: () => Promise<void>;
  readonly beAvailable: () => Promise<void>;
  /** Opens the one row of the list that says this. */
  readonly open: (words: string) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  /** Waits until the transcript says this. */
  readonly hears: (words: string) => Promise<void>;
  /** The transcript's words, in order. */
  readonly lines: () => Promise<readonly string[]>;
};

export function agentOf(page: Page): AgentPage {
  const log = page.getByRole('log');
  const bubbles = log.locator('.bubble > p');
  return {
    signIn: async () => {
      await page.getByLabel('Login').fill(anna.login);
      await page.getByLabel('Password').fill(anna.password);
      await page.keyboard.press('Enter');
      await page.getByRole('tablist').waitFor();
    },
    beAvailable: async () => {
      await page.getByRole('switch', { name: 'Available' }).check();
      await page.locator('.available').getByText('Available').waitFor();
    },
    open: (words) => page.getByRole('tabpanel').getByRole('link').filter({ hasText: words }).click(),
    write: async (text) => {
      await page.getByLabel('Reply').fill(text);
      await page.keyboard.press('Enter');
    },
    hears: (words) => bubbles.filter({ hasText: words }).last().waitFor(),
    lines: () => bubbles.allInnerTexts(),
  };
}
