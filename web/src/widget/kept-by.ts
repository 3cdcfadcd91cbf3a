import { browserStorage } from '../browser-storage.ts';

/** What the site's storage keeps for the chat at an address. */
export function keptBy(page: URL) {
  const place = (name: string) => browserStorage('localStorage', `fixpath-${name} ${page.origin}`);
  return {
    /** The key that brings the visitor back; on the desk's own pages the chat keeps it under the same name. */
    visit: page.origin === location.origin ? browserStorage('localStorage', 'fixpath-visit') : place('visit'),
    /** The place in the log up to which they have seen what was said, as long as more is to come without their writing. */
    waits: place('waits'),
    /** Whether the site has proven who they are. */
    known: place('known'),
  };
}
