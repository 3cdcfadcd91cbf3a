/** Something that happens in one part of the program and concerns another, which may be made later. */
type Signal = {
  /** Tells all who listen now; a listener that throws is the teller's fault. */
  readonly tell: (conversation: string) => void;
  /** Returns the way to stop listening. */
  readonly listen: (listener: (conversation: string) => void) => () => void;
};

/**
 * The signals of a running program, made before its parts and handed to those that tell or listen. Nothing is kept and
 * nobody is waited for: what must not be lost is an entry of the log, and that a log has grown is told by the store.
 */
export type AppSignals = {
  /** A channel has heard that the person is writing. */
  readonly personTyping: Signal;
  /** It is recorded that a send of the conversation was not taken, or has arrived after all. */
  readonly sendsChanged: Signal;
};

export function createSignals(): AppSignals {
  return { personTyping: createSignal(), sendsChanged: createSignal() };
}

function createSignal(): Signal {
  const listeners = new Set<(conversation: string) => void>();
  return {
    tell: (conversation) => {
      for (const listener of listeners) listener(conversation);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
