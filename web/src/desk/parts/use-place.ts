import { useSyncExternalStore } from 'react';

/** Where on the page the agent is. It is in the address, so that reload, back and forward work. */
export type Place = { readonly handoff?: string; readonly pane: 'queue' | 'conversation' | 'summary' };

export function addressOf(handoff: string | undefined, pane: 'conversation' | 'summary' = 'conversation'): string {
  if (handoff === undefined) return '#/';
  return `#/${encodeURIComponent(handoff)}${pane === 'summary' ? '/summary' : ''}`;
}

export function goTo(handoff: string | undefined, pane?: 'conversation' | 'summary'): void {
  location.hash = addressOf(handoff, pane);
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [, id, pane] = /^#\/([^/]+)(\/summary)?$/.exec(hash) ?? [];
  if (id === undefined) return { pane: 'queue' };
  return { handoff: decoded(id), pane: pane ? 'summary' : 'conversation' };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
