import type { DeskView } from './desk-view.ts';
import { createListeners } from './listeners.ts';

/** What the page shows now, and the only way to change it. */
export type DeskState = {
  readonly view: () => DeskView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (part: Partial<DeskView>) => void;
  /** Forgets everything of a session that ended, except what is still to be sent. */
  readonly signOut: () => void;
};

const nothing: DeskView = { phase: 'opening', cases: {}, missing: [], outbox: [], uploads: [] };

export function createDeskState(): DeskState {
  let view = nothing;
  const listeners = createListeners();
  const replace = (next: DeskView): void => {
    view = next;
    listeners.tell();
  };
  return {
    view: () => view,
    subscribe: listeners.add,
    change: (part) => replace({ ...view, ...part }),
    signOut: () => replace({ ...nothing, outbox: view.outbox, uploads: view.uploads, phase: 'signed-out' }),
  };
}
