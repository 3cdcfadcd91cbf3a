import { browserStorage } from '../../browser-storage.ts';
import type { LineActivity, Outgoing } from './activity.ts';

/** Keeps what was not sent yet across reloads. Files are not kept: no browser gives a page room for them. */
export type Unsent = {
  readonly keep: (outgoing: Outgoing) => void;
  readonly forget: (key: string) => void;
  readonly all: () => readonly Outgoing[];
};

/** The unsent messages of a conversation in this browser; each under a name of its own, so that tabs do not collide. */
export function unsentOf(conversation: string): Unsent {
  const start = `fixpath-unsent ${conversation} `;
  const place = (key: string) => browserStorage('localStorage', start + key);
  return {
    keep: ({ key, activity, files }) => {
      if (files.length === 0) place(key).write(JSON.stringify(activity));
    },
    forget: (key) => place(key).write(undefined),
    all: () => {
      try {
        const names = Object.keys(localStorage).filter((name) => name.startsWith(start));
        return names
          .map((name) => name.slice(start.length))
          .map((key) => ({ key, activity: JSON.parse(place(key).read() ?? '{}') as LineActivity, files: [] }))
          .sort((one, other) => (one.activity.timestamp ?? '').localeCompare(other.activity.timestamp ?? ''));
      } catch {
        return [];
      }
    },
  };
}
