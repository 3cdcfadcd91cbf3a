import { browserStorage } from '../../browser-storage.ts';
import type { LineActivity, OutgoingActivity } from './activity.ts';
import { forgetFiles, keepFiles, keptFiles } from './kept-files.ts';

/** Keeps what was not sent yet across reloads, files included. */
export type Unsent = {
  readonly keep: (outgoing: OutgoingActivity) => void;
  readonly forget: (key: string) => void;
  /** In the order in which it was written. Files that a page had no time to keep are left out, and what was only files. */
  readonly all: () => Promise<readonly OutgoingActivity[]>;
};

/** The unsent messages of a conversation in this browser; each under a name of its own, so that tabs do not collide. */
export function unsentOf(conversation: string): Unsent {
  const start = `fixpath-unsent ${conversation} `;
  const place = (key: string) => browserStorage('localStorage', start + key);

  async function outgoing(key: string): Promise<OutgoingActivity | undefined> {
    const activity = JSON.parse(place(key).read() ?? '{}') as LineActivity;
    if (!activity.attachments) return { key, activity, files: [] };
    const files = await keptFiles(key);
    if (files) return { key, activity, files };
    const { attachments, ...words } = activity;
    if (words.text) return { key, activity: words, files: [] };
    place(key).write(undefined);
    return undefined;
  }

  return {
    keep: ({ key, activity, files }) => {
      place(key).write(JSON.stringify(activity));
      if (files.length > 0) keepFiles(key, files);
    },
    forget: (key) => {
      if (place(key).read()?.includes('"attachments"')) forgetFiles(key);
      place(key).write(undefined);
    },
    all: async () => {
      try {
        const keys = Object.keys(localStorage)
          .filter((name) => name.startsWith(start))
          .map((name) => name.slice(start.length));
        const kept = (await Promise.all(keys.map(outgoing))).filter((each) => each !== undefined);
        return kept.sort((one, other) => (one.activity.timestamp ?? '').localeCompare(other.activity.timestamp ?? ''));
      } catch {
        return [];
      }
    },
  };
}
