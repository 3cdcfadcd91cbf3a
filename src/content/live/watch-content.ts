import { watch } from 'node:fs';
import { join } from 'node:path';

/** How long nothing may have changed before content is looked at, ms: a deployment writes many files. */
const usuallySettled = 1_000;

/** What in the root is content. */
const file = 'desk.yml';
const folders = ['dialogs', 'intents'];

/**
 * Tells when files of the content have changed and `settled` ms have passed since. Where folders cannot be watched (some
 * network disks) it throws what the system says. Returns how to end it.
 */
export function watchContent(root: string, changed: () => void, settled = usuallySettled): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const touched = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, settled);
  };
  const watchers = [
    // Not the file itself: editors put another one in its place.
    watch(root, (_, name) => {
      if (name === file) touched();
    }),
    ...folders.map((folder) => watch(join(root, folder), { recursive: true }, touched)),
  ];
  return () => {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
}
