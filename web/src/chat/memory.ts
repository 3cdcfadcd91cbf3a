import type { Host } from './meet-host.ts';

/** What brings a visitor back to their conversation. */
export type Visit = { readonly resumeKey: string; readonly conversationId: string };

/** Keeps a visit over reloads: in the site's storage where the chat is embedded, else in the page's own. */
export type Memory = { readonly read: () => Visit | undefined; readonly write: (visit: Visit | undefined) => void };

/** The name the launcher uses as well, so that the desk's own pages share one visit. */
export const memoryName = 'fixpath-visit';

export function memoryAt(host: Host | undefined): Memory {
  return host ? hostMemory(host) : ownMemory();
}

function hostMemory(host: Host): Memory {
  let visit = visitFrom(host.memory);
  return {
    read: () => visit,
    write: (next) => {
      visit = next;
      host.keep(next && JSON.stringify(next));
    },
  };
}

/** Storage that is switched off is no reason not to chat: then the visit lasts as long as the page. */
function ownMemory(): Memory {
  let visit: Visit | undefined;
  try {
    visit = visitFrom(localStorage.getItem(memoryName) ?? undefined);
  } catch {}
  return {
    read: () => visit,
    write: (next) => {
      visit = next;
      try {
        if (next) localStorage.setItem(memoryName, JSON.stringify(next));
        else localStorage.removeItem(memoryName);
      } catch {}
    },
  };
}

/** Undefined unless it is a visit: what storage holds may be anybody's. */
export function visitFrom(text: string | undefined): Visit | undefined {
  try {
    const visit: unknown = JSON.parse(text ?? 'null');
    if (typeof visit !== 'object' || visit === null) return undefined;
    const { resumeKey, conversationId } = visit as Partial<Record<keyof Visit, unknown>>;
    return typeof resumeKey === 'string' && typeof conversationId === 'string'
      ? { resumeKey, conversationId }
      : undefined;
  } catch {
    return undefined;
  }
}
