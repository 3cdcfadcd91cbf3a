/** Those who want to hear of something. `add` returns how to stop listening. */
export function createListeners<Event = void>() {
  const listeners = new Set<(event: Event) => void>();
  return {
    add: (listener: (event: Event) => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (event: Event): void => {
      for (const listener of listeners) listener(event);
    },
  };
}
