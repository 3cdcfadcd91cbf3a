import { browserStorage } from '../../browser-storage.ts';
import type { Outgoing } from './outgoing.ts';

/**
 * An agent's messages that the server has not accepted yet, stored across reloads and restarts of the browser. Each is
 * stored on its own, so that two windows of an agent never overwrite each other's.
 */
export function storedOutbox(agent: string) {
  const prefix = `fixpath-desk outbox ${agent} `;
  const placeOf = (key: string) => browserStorage('localStorage', `${prefix}${key}`);
  return {
    read(): readonly Outgoing[] {
      return storedNames()
        .filter((name) => name.startsWith(prefix))
        .flatMap((name) => parsed(placeOf(name.slice(prefix.length)).read()))
        .sort((a, b) => a.at - b.at);
    },
    keep: (outgoing: Outgoing): void => placeOf(outgoing.key).write(JSON.stringify(outgoing)),
    remove: (key: string): void => placeOf(key).write(undefined),
  };
}

function storedNames(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function parsed(text: string | undefined): readonly Outgoing[] {
  try {
    // Only `keep` writes it.
    return text === undefined ? [] : [JSON.parse(text) as Outgoing];
  } catch {
    return [];
  }
}

/** A new key. Browsers have `randomUUID` on secure origins only, and a desk may be tried on another. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A stored message as it is after a reload: one that was being sent is to be sent again. */
export function resumed(each: Outgoing): Outgoing {
  return each.state === 'sending' ? { ...each, state: 'unsent' } : each;
}
