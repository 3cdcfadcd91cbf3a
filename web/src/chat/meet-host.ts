import { frameWord, type ToSite } from '../frame-words.ts';

/** The site around the frame, as far as its launcher lets the chat take part. */
export type Host = {
  /** What the site's storage remembers. */
  readonly memory: string | undefined;
  readonly keep: (memory: string | undefined) => void;
  readonly close: () => void;
  readonly unread: () => void;
  readonly onShown: (listener: (shown: boolean) => void) => void;
};

/** A page that frames the chat without the launcher never answers; the chat then stands alone. */
const patience = 1500;

/**
 * Meets the launcher around this frame; undefined if there is none. Who may frame the chat at all is the server's
 * `frame-ancestors`; the first to answer from there is the host, and words count from its origin alone.
 */
export function meetHost(): Promise<Host | undefined> {
  if (window.parent === window) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(undefined), patience);
    let origin: string | undefined;
    let shown: (shown: boolean) => void = () => {};
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent || (origin !== undefined && event.origin !== origin)) return;
      const word = frameWord(event.data);
      if (word?.fixpath === 'opened' || word?.fixpath === 'closed') shown(word.fixpath === 'opened');
      if (word?.fixpath !== 'hello' || origin !== undefined) return;
      origin = event.origin;
      clearTimeout(giveUp);
      const say = (message: ToSite) => window.parent.postMessage(message, event.origin);
      resolve({
        memory: word.memory,
        keep: (memory) => say(memory === undefined ? { fixpath: 'keep' } : { fixpath: 'keep', memory }),
        close: () => say({ fixpath: 'close' }),
        unread: () => say({ fixpath: 'unread' }),
        onShown: (listener) => {
          shown = listener;
        },
      });
    });
    const ready: ToSite = { fixpath: 'ready' };
    // Nothing is told but that we are here, and to whom is not known yet.
    window.parent.postMessage(ready, '*');
  });
}
