import { useSyncExternalStore } from 'react';
import { browserStorage } from '../../browser-storage.ts';
import { createListeners } from './listeners.ts';

/** What an agent chose in this browser. */
export type Preferences = {
  /** A soft sound when someone begins to wait, still waits, or writes to this agent. */
  readonly sound: boolean;
  /** A browser notification on the same occasions, while the page is not visible. */
  readonly notify: boolean;
  /** Whether single keys act while no field has the focus. */
  readonly keys: boolean;
  /** Whose queue is shown: a team's id, `mine` for the agent's own teams, or empty for all. */
  readonly team: string;
  /** The label that listed cases have to have; empty for all. */
  readonly label: string;
};

const place = browserStorage('localStorage', 'fixpath-desk preferences');
const listeners = createListeners();
let preferences: Preferences = { sound: true, notify: false, keys: true, team: '', label: '', ...read() };

function read(): Partial<Preferences> {
  try {
    // Only `prefer` writes it.
    return JSON.parse(place.read() ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

export function preferred(): Preferences {
  return preferences;
}

export function prefer(part: Partial<Preferences>): void {
  preferences = { ...preferences, ...part };
  place.write(JSON.stringify(preferences));
  listeners.tell();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listeners.add, preferred);
}
