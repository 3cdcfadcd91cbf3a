import type { Page } from 'playwright-core';
import { type Chat, chatBy } from './chat-of.ts';

/** The official Web Chat on a page, used the way people use it. */
export function officialChatOf(page: Page): Chat {
  return chatBy({
    field: page.locator('[data-id=webchat-sendbox-input]'),
    actions: page.locator('.webchat__suggested-actions'),
    bubbles: page.locator('.webchat__bubble__content'),
    own: '.webchat__bubble--from-user',
  });
}
