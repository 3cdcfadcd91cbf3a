/** What the launcher on a site says to the chat in its frame. */
export type ToFrame =
  /** The answer to `ready`: what the site's storage remembers of this visitor, if anything. */
  | { readonly fixpath: 'hello'; readonly memory?: string }
  | { readonly fixpath: 'opened' }
  | { readonly fixpath: 'closed' };

/** What the chat in the frame says to the launcher. */
export type ToSite =
  | { readonly fixpath: 'ready' }
  /** To be kept in the site's storage, because a frame's own does not survive there; without memory: to be forgotten. */
  | { readonly fixpath: 'keep'; readonly memory?: string }
  | { readonly fixpath: 'close' }
  /** Something was said while the chat was closed. */
  | { readonly fixpath: 'unread' };

/** The word of a message that is one of ours, whoever sent it; its sender is still to be checked. */
export function frameWord(received: unknown): { readonly fixpath: string; readonly memory?: string } | undefined {
  if (typeof received !== 'object' || received === null || !('fixpath' in received)) return undefined;
  const { fixpath } = received;
  if (typeof fixpath !== 'string') return undefined;
  const memory = 'memory' in received && typeof received.memory === 'string' ? received.memory : undefined;
  return memory === undefined ? { fixpath } : { fixpath, memory };
}
