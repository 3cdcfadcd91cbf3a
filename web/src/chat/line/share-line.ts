import type { LineFrame } from './activity.ts';

/** What the tab that holds the line tells the others; and what they tell it, that they are before the person. */
export type LineNews =
  | { readonly type: 'in-view' }
  | { readonly type: 'frame'; readonly frame: LineFrame }
  | { readonly type: 'connection'; readonly isOnline: boolean };

export type SharedLine = {
  readonly tell: (news: LineNews) => void;
  readonly leave: () => void;
};

type Shares = {
  /** This tab holds the line from now on. */
  readonly lead: () => void;
  /** Another tab holds it. */
  readonly follow: () => void;
  readonly hear: (news: LineNews) => void;
  /** A tab has joined and wants to know how the line is. */
  readonly asked: () => void;
};

/**
 * Shares one line between the tabs of a visitor: the tab that has the lock holds it and passes on what it brings; when
 * that tab goes, the next one takes over. Where a browser has no locks, or keeps them from this page, each tab holds a
 * line of its own.
 */
export function shareLine(name: string, { lead, follow, hear, asked }: Shares): SharedLine {
  const leaving = new AbortController();
  let channel: BroadcastChannel | undefined;
  let letGo = () => {};
  let isLeading = false;

  function hold(): Promise<void> {
    if (leaving.signal.aborted) return Promise.resolve();
    isLeading = true;
    lead();
    return new Promise((resolve) => {
      letGo = resolve;
    });
  }

  async function join() {
    const { locks } = navigator;
    try {
      channel = new BroadcastChannel(name);
      channel.addEventListener('message', ({ data }) => {
        if (data?.type === 'joined') {
          if (isLeading) asked();
        } else hear(data);
      });
      await locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock) return hold();
        if (!leaving.signal.aborted) follow();
        channel?.postMessage({ type: 'joined' });
      });
      if (!isLeading && !leaving.signal.aborted) await locks.request(name, { signal: leaving.signal }, hold);
    } catch {
      if (!isLeading && !leaving.signal.aborted) lead();
    }
  }

  void join();
  return {
    tell: (news) => channel?.postMessage(news),
    leave: () => {
      leaving.abort();
      letGo();
      channel?.close();
      channel = undefined;
    },
  };
}
