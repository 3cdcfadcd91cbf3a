import type { PageSettings } from '../../src/domain/wire/wire.ts';

/** The settings of the desk that the server wrote into this page; the page says how much of them it has. */
export function settings<Settings extends PageSettings = PageSettings>(): Settings {
  // Only the server writes this element, and it writes what the page's own type says.
  return JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as Settings;
}

/** The nonce by which this page's policy allows scripts and styles. */
export function nonce(): string {
  return document.getElementById('settings')?.nonce ?? '';
}
