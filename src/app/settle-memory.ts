import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much garbage may lie beside what lives before it is collected, %. Node lets a heap grow to three times what lives. */
const mostGarbage = 50;

/**
 * Gives back what only the start took, and keeps the heap near what lives from now on. Called once all is loaded: while
 * the heap is built up, each collection would find everything alive.
 */
export function settleMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${mostGarbage}`);
  setFlagsFromString('--expose-gc');
  // Node hands it out only by this way unless it was started with the flag.
  (runInNewContext('gc') as () => void)();
}
