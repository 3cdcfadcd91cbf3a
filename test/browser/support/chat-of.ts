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

/** Where the parts of a chat stand. */
export type ChatParts = {
  readonly field: Locator;
  readonly actions: Locator;
  readonly bubbles: Locator;
  /** What a bubble of the person's own stands in. */
  readonly own: string;
};

export function chatOf(place: Page | FrameLocator): Chat {
  return chatBy({
    field: place.locator('[data-fixpath=box]'),
    actions: place.locator('[data-fixpath=choices]'),
    bubbles: place.locator('[data-fixpath=message] [data-fixpath=text]'),
    own: '[data-by=person]',
  });
}

/** A chat by where its parts stand. */
export function chatBy({ field, actions, bubbles, own }: ChatParts): Chat {
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
      bubbles.evaluateAll(
        (found, own) =>
          found.map((line) => `${line.closest(own) === null ? '' : '> '}${line.textContent?.trim() ?? ''}`),
        own,
      ),
  };
}
