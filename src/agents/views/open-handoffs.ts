import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';

/** The handoffs that are waiting or claimed, kept beside the store so that nobody has to ask it at every message. */
export type OpenHandoffs = {
  /** Reads what an earlier process left open. */
  readonly start: () => Promise<void>;
  readonly of: (conversation: string) => Handoff | undefined;
  readonly all: () => readonly Handoff[];
  readonly close: () => void;
};

const openStates = ['requested', 'released', 'claimed'] as const;

/** `told` is called with a handoff that has moved, and with an open one whose conversation's log has grown. */
export function openHandoffs(
  store: Pick<Store, 'handoffs' | 'handoff' | 'watch'>,
  log: Log,
  told: (handoff: Handoff) => void,
): OpenHandoffs {
  const open = new Map<string, Handoff>();
  const look = async (id: string): Promise<void> => {
    const handoff = await store.handoff(id);
    if (!handoff) return;
    const known = open.get(handoff.conversation);
    if (openStates.some((state) => state === handoff.state)) open.set(handoff.conversation, handoff);
    else if (known?.id === id) open.delete(handoff.conversation);
    told(handoff);
  };
  const unwatch = store.watch((conversation, moved) => {
    for (const id of moved) look(id).catch((error: unknown) => log.error('a handoff could not be read', { id, error }));
    const handoff = open.get(conversation);
    if (handoff && moved.length === 0) told(handoff);
  });
  return {
    start: async () => {
      for (const handoff of await store.handoffs(openStates)) open.set(handoff.conversation, handoff);
    },
    of: (conversation) => open.get(conversation),
    all: () => [...open.values()],
    close: unwatch,
  };
}
