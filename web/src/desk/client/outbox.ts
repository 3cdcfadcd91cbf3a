import { kept } from '../../browser-storage.ts';
import type { Outgoing } from './outgoing.ts';

/**
 * An agent's messages not yet taken by the server, kept over reloads and restarts of the browser. Each has a place of
 * its own, so that two windows of one agent never overwrite each other's.
 */
export function keptOutbox(agent: string) {
  const prefix = `fixpath-desk outbox ${agent} `;
  const placeOf = (key: string) => kept('localStorage', `${prefix}${key}`);
  return {
    read(): readonly Outgoing[] {
      return keptNames()
        .filter((name) => name.startsWith(prefix))
        .flatMap((name) => parsed(placeOf(name.slice(prefix.length)).read()))
        .sort((a, b) => a.at - b.at);
    },
    keep: (outgoing: Outgoing): void => placeOf(outgoing.key).write(JSON.stringify(outgoing)),
    remove: (key: string): void => placeOf(key).write(undefined),
  };
}

function keptNames(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function parsed(text: string | undefined): readonly Outgoing[] {
  try {
    // Written by `keep` alone.
    return text === undefined ? [] : [JSON.parse(text) as Outgoing];
  } catch {
    return [];
  }
}

/** A new key. Browsers offer `randomUUID` on safe origins only, and a desk may be tried on a plain one. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What was on its way when the page went is tried again. */
export function triedAgain(each: Outgoing): Outgoing {
  return each.state === 'sending' ? { ...each, state: 'unsent' } : each;
}
