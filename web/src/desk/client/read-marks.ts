import { useSyncExternalStore } from 'react';
import { kept } from '../../browser-storage.ts';

/** How far an agent has read a conversation: the last entry's number and time. */
export type Seen = { readonly number: number; readonly at: number };

const most = 300;
const place = kept('localStorage', 'fixpath-desk seen');
const listeners = new Set<() => void>();
let all: Readonly<Record<string, Seen>> = read();

function read(): Readonly<Record<string, Seen>> {
  try {
    // Written by `see` alone.
    return JSON.parse(place.read() ?? '{}') as Record<string, Seen>;
  } catch {
    return {};
  }
}

export function seenOf(handoff: string): Seen | undefined {
  return all[handoff];
}

export function see(handoff: string, seen: Seen): void {
  if ((all[handoff]?.number ?? 0) >= seen.number) return;
  const { [handoff]: _, ...rest } = all;
  all = Object.fromEntries([...Object.entries(rest), [handoff, seen] as const].slice(-most));
  place.write(JSON.stringify(all));
  for (const listener of listeners) listener();
}

export function useSeen(handoff: string): Seen | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all[handoff],
  );
}
