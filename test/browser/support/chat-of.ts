import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat on a page or in its frame, used the way people use it. */
export type Chat = {
  readonly write: (text: string) => Promise<void>;
  /** Taps one of the buttons under the last message. */
  readonly tap: (label: string) => Promise<void>;
  readonly button: (label: string) => Locator;
  readonly buttons: () => Promise<readonly string[]>;
  /** The first words of the chat are on the screen. */
  readonly opened: () => Promise<void>;
  /** Waits until a message of the desk says this. */
  readonly says: (words: string | RegExp) => Promise<void>;
  /** All messages on the screen, in order, `> ` in front of the person's own. */
  readonly lines: () => Promise<readonly string[]>;
};

export function chatOf(place: Page | FrameLocator): Chat {
  const field = place.locator('[data-fixpath=box]');
  const actions = place.locator('[data-fixpath=choices]');
  const bubbles = place.locator('[data-fixpath=message] [data-fixpath=text]');
  const button = (label: string) => actions.getByRole('button', { name: label, exact: true });
  return {
    button,
    write: async (text) => {
      await field.fill(text);
      await field.press('Enter');
    },
    tap: (label) => button(label).click(),
    buttons: () => actions.getByRole('button').allInnerTexts(),
    opened: () => bubbles.first().waitFor(),
    says: (words) => bubbles.filter({ hasText: words }).last().waitFor(),
    lines: () =>
      bubbles.evaluateAll((found) =>
        found.map((line) => {
          const own = line.closest('[data-by=person]') !== null;
          return `${own ? '> ' : ''}${line.textContent?.trim() ?? ''}`;
        }),
      ),
  };
}
