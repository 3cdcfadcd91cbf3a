import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

/** How long files must have been unchanged before content is reloaded, ms: a deployment writes many. */
const usuallySettled = 1_000;

/** The parts of the root that are content. */
const file = 'desk.yml';
const folders = ['dialogs', 'intents'];
/** A content root need not have it. */
const words = 'words';

/**
 * Calls `changed` when files of the content have changed and `settled` ms have passed since. If folders cannot be
 * watched, as on some network disks, it throws the system's error. Returns a function that ends it.
 */
export function watchContent(root: string, changed: () => void, settled = usuallySettled): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const touched = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, settled);
  };
  const watchers = [
    // The folder, not the file: editors replace the file.
    watch(root, (_, name) => {
      if (name === file) touched();
    }),
    ...[...folders, ...(existsSync(join(root, words)) ? [words] : [])].map((folder) =>
      watch(join(root, folder), { recursive: true }, touched),
    ),
  ];
  return () => {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
}
