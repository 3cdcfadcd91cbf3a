import { useSyncExternalStore } from 'react';

const every = 5_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, every);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The current time, ms since 1970, from one clock for the whole page. A coarser `step` redraws less often. */
export function useNow(step: number = every): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / step) * step);
}
