import { kept } from '../browser-storage.ts';
import type { Host } from './meet-host.ts';

/** Keeps the key that brings a visitor back to their conversation, over reloads and over days. */
export type Memory = { readonly read: () => string | undefined; readonly write: (key: string | undefined) => void };

/** In the site's storage where the launcher brought the chat there, else in the page's own. */
export function memoryAt(host: Host | undefined): Memory {
  const own = kept('localStorage', 'fixpath-visit');
  let key = host ? host.memory : own.read();
  return {
    // Not read again: another tab that began a new chat does not change this one.
    read: () => key,
    write: (next) => {
      key = next;
      if (host) host.keep(next);
      else own.write(next);
    },
  };
}
