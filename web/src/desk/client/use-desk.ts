import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Desk } from './create-desk.ts';
import type { DeskView } from './desk-view.ts';

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk: there is no DeskContext above; wrap the page in one.');
  return desk;
}

/** One part of what the desk shows. `pick` must give the same value for the same view. */
export function useView<T>(pick: (view: DeskView) => T): T {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => pick(desk.view()));
}
