import { useSyncExternalStore } from 'react';
import { browserStorage } from '../../browser-storage.ts';
import { createListeners } from './listeners.ts';

/** How far an agent has read a conversation: the last entry's number and time. */
export type ReadMark = { readonly number: number; readonly at: number };

const most = 300;
const place = browserStorage('localStorage', 'fixpath-desk seen');
const listeners = createListeners();
let all: Readonly<Record<string, ReadMark>> = read();

function read(): Readonly<Record<string, ReadMark>> {
  try {
    // Only `markRead` writes it.
    return JSON.parse(place.read() ?? '{}') as Record<string, ReadMark>;
  } catch {
    return {};
  }
}

export function readMarkOf(handoff: string): ReadMark | undefined {
  return all[handoff];
}

export function markRead(handoff: string, mark: ReadMark): void {
  if ((all[handoff]?.number ?? 0) >= mark.number) return;
  const { [handoff]: _, ...rest } = all;
  all = Object.fromEntries([...Object.entries(rest), [handoff, mark] as const].slice(-most));
  place.write(JSON.stringify(all));
  listeners.tell();
}

/** All marks, by the handoff. */
export function useReadMarks(): Readonly<Record<string, ReadMark>> {
  return useSyncExternalStore(listeners.add, () => all);
}

export function useReadMark(handoff: string): ReadMark | undefined {
  return useSyncExternalStore(listeners.add, () => all[handoff]);
}
