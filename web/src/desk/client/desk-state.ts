import type { DeskView } from './desk-view.ts';
import { createListeners } from './listeners.ts';

/** What the page shows now, and the only way to change it. */
export type DeskState = {
  readonly view: () => DeskView;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (part: { readonly [Part in keyof DeskView]?: DeskView[Part] | undefined }) => void;
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
    // Only optional parts may be undefined in a change that type-checks at its call.
    change: (part) => replace({ ...view, ...part } as DeskView),
    signOut: () => replace({ ...nothing, outbox: view.outbox, uploads: view.uploads, phase: 'signed-out' }),
  };
}
