import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskClient } from './create-desk.ts';
import type { DeskView } from './desk-view.ts';

export const DeskContext = createContext<DeskClient | undefined>(undefined);

export function useDesk(): DeskClient {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk: there is no DeskContext above; wrap the page in one.');
  return desk;
}

/** A part of what the desk shows. `pick` must return the same value for the same view. */
export function useView<T>(pick: (view: DeskView) => T): T {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => pick(desk.view()));
}
