/** Messages from the launcher on a site to the chat in its frame. */
export type ToFrame =
  /** The answer to `ready`: what the site's storage remembers of this visitor, if anything; `ahead`: not opened yet. */
  | { readonly fixpath: 'hello'; readonly memory?: string; readonly ahead?: true }
  | { readonly fixpath: 'opened' }
  | { readonly fixpath: 'closed' }
  /** To be said in the person's name: the site has a button for it. */
  | { readonly fixpath: 'ask'; readonly text: string };

/** Messages from the chat in the frame to the launcher. */
export type ToSite =
  /** Our page has come, and no error page of the browser; `ready`: its script runs as well. */
  | { readonly fixpath: 'here' }
  | { readonly fixpath: 'ready' }
  /** To be stored by the site, because a frame's own storage does not survive there; without memory, to be deleted. */
  | { readonly fixpath: 'keep'; readonly memory?: string }
  | { readonly fixpath: 'close' }
  /** A message arrived while the chat was closed. */
  | { readonly fixpath: 'unread' };

/** The fields of a message that has our format, none of them checked yet, nor its sender. */
export type FrameWord = Readonly<Record<string, unknown>> & { readonly fixpath: string };

/** What was received, if it has our format. Its sender still has to be checked. */
export function frameWord(received: unknown): FrameWord | undefined {
  const isOurs = typeof received === 'object' && received !== null && 'fixpath' in received;
  return isOurs && typeof received.fixpath === 'string' ? (received as FrameWord) : undefined;
}

/** A field of a word that has to be text. */
export function textIn(word: FrameWord, field: string): string | undefined {
  const value = word[field];
  return typeof value === 'string' ? value : undefined;
}
