/** Messages from the launcher on a site to the chat in its frame. */
export type ToFrame =
  /** The answer to `ready`: what the site's storage remembers of this visitor, if anything; `ahead`: not opened yet. */
  | (SiteWords & { readonly fixpath: 'hello'; readonly memory?: string; readonly ahead?: true })
  | { readonly fixpath: 'opened' }
  | { readonly fixpath: 'closed' }
  /** To be said in the person's name: the site has a button for it. */
  | { readonly fixpath: 'ask'; readonly text: string }
  /** What the site says has changed. */
  | (SiteWords & { readonly fixpath: 'visit' });

/** What the site says of a visitor: a token that proves who they are, the page, and more by names of its own. */
export type SiteWords = {
  readonly visitor?: string | undefined;
  readonly visit: {
    readonly page: string;
    readonly title: string;
    readonly values: Readonly<Record<string, string>>;
  };
};

/** Messages from the chat in the frame to the launcher. */
export type ToSite =
  /** Our page has come, and no error page of the browser; `ready`: its script runs as well. */
  | { readonly fixpath: 'here' }
  | { readonly fixpath: 'ready' }
  /** To be stored by the site, because a frame's own storage does not survive there; without memory, to be deleted. */
  | { readonly fixpath: 'keep'; readonly memory?: string }
  | { readonly fixpath: 'close' }
  /** What became of the site's token; `why` is for whoever wrote the site. */
  | { readonly fixpath: 'identified'; readonly proven: boolean; readonly why?: string }
  /** An agent is waited for, or is there; what was said up to this place in the log was seen. Without a place: no more. */
  | { readonly fixpath: 'waits'; readonly place?: string }
  /** So much was said while the chat was closed; who said the last of it, and the first words of that. */
  | { readonly fixpath: 'unread'; readonly count: number; readonly name: string; readonly text: string };

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
