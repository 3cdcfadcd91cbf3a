import { useSyncExternalStore } from 'react';
import { kept } from '../../browser-storage.ts';

/** What an agent chose in this browser. */
export type Preferences = {
  /** A soft sound when somebody begins to wait, still does, or writes to this agent. */
  readonly sound: boolean;
  /** A notification of the browser's at the same moments, while the page is out of sight. */
  readonly notify: boolean;
  /** Single keys act while no field has the focus. */
  readonly keys: boolean;
  /** Whose queue is shown: a team's id, `mine` for the agent's own teams, or empty for all. */
  readonly team: string;
};

const place = kept('localStorage', 'fixpath-desk preferences');
const listeners = new Set<() => void>();
let preferences: Preferences = { sound: false, notify: false, keys: true, team: '', ...read() };

function read(): Partial<Preferences> {
  try {
    // Written by `prefer` alone.
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
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferred);
}
