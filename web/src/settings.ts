import type { ChatSettings } from '../../src/domain/wire/wire.ts';

/** The settings of the desk that the server wrote into the page. */
export function settings(): ChatSettings {
  // Only the server writes this element, and it writes `ChatSettings`.
  return JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as ChatSettings;
}

/** The nonce by which this page's policy allows scripts and styles. */
export function nonce(): string {
  return document.getElementById('settings')?.nonce ?? '';
}
