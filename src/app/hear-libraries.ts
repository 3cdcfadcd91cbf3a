import type { Log } from '../domain/ports/log.ts';

/** The most of what a library says that is kept, in characters: the Bot Framework SDK prints whole sets of keys. */
const longest = 300;

/**
 * Sends what libraries say past the log, to the console or as warnings of Node, into the log. The returned function leaves
 * them alone again.
 */
export function hearLibraries(log: Log): () => void {
  const { warn, error } = console;
  const hear = (...said: unknown[]): void => {
    const text = said.map((each) => (each instanceof Error ? each.message : String(each))).join(' ');
    log.warn('a library says', { why: text.slice(0, longest) });
  };
  console.warn = hear;
  console.error = hear;
  const printing = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', hear);
  return () => {
    console.warn = warn;
    console.error = error;
    process.off('warning', hear);
    for (const listener of printing) process.on('warning', listener);
  };
}
