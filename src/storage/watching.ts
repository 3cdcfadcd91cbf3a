import type { Log } from '../domain/ports/log.ts';
import type { Store } from '../domain/ports/store.ts';

/** Those who are told when a log has grown; one that throws holds up none of the others. */
export type Watching = Pick<Store, 'watch'> & {
  readonly grown: (conversation: string, handoffs: readonly string[]) => void;
  /** Tells nobody any more. */
  readonly unwatch: () => void;
};

export function watching(log: Log | undefined): Watching {
  const listeners = new Set<Parameters<Store['watch']>[0]>();
  return {
    watch: (listener) => {
      const own: typeof listener = (conversation, handoffs) => listener(conversation, handoffs);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    grown: (conversation, handoffs) => {
      for (const listener of listeners)
        try {
          listener(conversation, handoffs);
        } catch (error) {
          log?.error('a listener of the store failed', { conversation, error });
        }
    },
    unwatch: () => listeners.clear(),
  };
}
