import { useSyncExternalStore } from 'react';
import { kept } from '../kept.ts';

/** What an agent chose in this browser. */
export type Preferences = {
  /** A soft sound when somebody begins to wait. */
  readonly sound: boolean;
  /** A notification of the browser's when somebody begins to wait and the page is out of sight. */
  readonly notify: boolean;
  /** Single keys act while no field has the focus. */
  readonly keys: boolean;
};

const place = kept('localStorage', 'fixpath-desk preferences');
const listeners = new Set<() => void>();
let preferences: Preferences = { sound: false, notify: false, keys: true, ...read() };

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
