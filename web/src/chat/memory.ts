import { browserStorage } from '../browser-storage.ts';
import type { Host } from './meet-host.ts';

/** Stores the key that brings a visitor back to their conversation, across reloads and days. */
export type Memory = { readonly read: () => string | undefined; readonly write: (key: string | undefined) => void };

/** In the site's storage if the launcher brought the chat there, else in the page's own. */
export function memoryAt(host: Host | undefined): Memory {
  const own = browserStorage('localStorage', 'fixpath-visit');
  let key = host ? host.memory : own.read();
  return {
    // Not read again, so that a new chat in another tab does not change this one.
    read: () => key,
    write: (next) => {
      key = next;
      if (host) host.keep(next);
      else own.write(next);
    },
  };
}
