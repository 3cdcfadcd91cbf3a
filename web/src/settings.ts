import type { ChatSettings } from '../../src/domain/wire/wire.ts';

/** What the server wrote into the page about the desk. */
export function settings(): ChatSettings {
  // The server is the only writer of this element, and writes `ChatSettings`.
  return JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as ChatSettings;
}

/** The nonce under which this page's policy lets scripts and styles in. */
export function nonce(): string {
  return document.getElementById('settings')?.nonce ?? '';
}
