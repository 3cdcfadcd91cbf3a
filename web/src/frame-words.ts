/** Messages from the launcher on a site to the chat in its frame. */
export type ToFrame =
  /** The answer to `ready`: what the site's storage remembers of this visitor, if anything; `ahead`: not opened yet. */
  | { readonly fixpath: 'hello'; readonly memory?: string; readonly ahead?: true }
  | { readonly fixpath: 'opened' }
  | { readonly fixpath: 'closed' };

/** Messages from the chat in the frame to the launcher. */
export type ToSite =
  | { readonly fixpath: 'ready' }
  /** To be stored by the site, because a frame's own storage does not survive there; without memory, to be deleted. */
  | { readonly fixpath: 'keep'; readonly memory?: string }
  | { readonly fixpath: 'close' }
  /** A message arrived while the chat was closed. */
  | { readonly fixpath: 'unread' };

/** The content of a message if it has our format. Its sender still has to be checked. */
export function frameWord(
  received: unknown,
): { readonly fixpath: string; readonly memory?: string; readonly ahead: boolean } | undefined {
  if (typeof received !== 'object' || received === null || !('fixpath' in received)) return undefined;
  const { fixpath } = received;
  if (typeof fixpath !== 'string') return undefined;
  const memory = 'memory' in received && typeof received.memory === 'string' ? received.memory : undefined;
  const ahead = 'ahead' in received && received.ahead === true;
  return memory === undefined ? { fixpath, ahead } : { fixpath, memory, ahead };
}
