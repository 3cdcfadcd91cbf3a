/** Something that happens in one part of the program and concerns another, which may be made later. */
type Signal<More extends readonly unknown[] = []> = {
  /** Tells all who listen now; a listener that throws is the teller's fault. */
  readonly tell: (conversation: string, ...more: More) => void;
  /** Returns the way to stop listening. */
  readonly listen: (listener: (conversation: string, ...more: More) => void) => () => void;
};

/**
 * The signals of a running program, made before its parts and handed to those that tell or listen. Nothing is kept and
 * nobody is waited for: what must not be lost is an entry of the log, and that a log has grown is told by the store.
 */
export type AppSignals = {
  /** A channel has heard that the person is writing. */
  readonly personTyping: Signal;
  /** It is recorded that a send of the conversation was not taken, or has arrived after all, or that an agent's words have. */
  readonly sendsChanged: Signal;
  /** A chat of the person has been shown the log up to the entry of this number. */
  readonly shown: Signal<[upTo: number]>;
  /** Nothing of what was said is left: whoever shows it forgets it. */
  readonly erased: Signal;
  /** The person has their chat before them. */
  readonly inView: Signal;
};

export function createSignals(): AppSignals {
  return {
    personTyping: createSignal(),
    sendsChanged: createSignal(),
    shown: createSignal(),
    erased: createSignal(),
    inView: createSignal(),
  };
}

function createSignal<More extends readonly unknown[]>(): Signal<More> {
  const listeners = new Set<(conversation: string, ...more: More) => void>();
  return {
    tell: (conversation, ...more) => {
      for (const listener of listeners) listener(conversation, ...more);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
