import { frameWord, type ToSite, textIn } from '../frame-words.ts';

/** What the chat can do with the site around its frame, through the launcher. */
export type Host = {
  /** What the site's storage remembers of this visitor. */
  readonly memory: string | undefined;
  readonly keep: (memory: string | undefined) => void;
  readonly close: () => void;
  readonly unread: (news: { readonly count: number; readonly name: string; readonly text: string }) => void;
  /** More is to come without the person's writing: the place up to which all was seen; undefined if nothing is. */
  readonly waits: (place: number | undefined) => void;
  readonly onShown: (listener: (shown: boolean) => void) => void;
  /** The site says something in the person's name. */
  readonly onAsked: (listener: (text: string) => void) => void;
  /** A token by which the site proves who the visitor is. */
  readonly visitor: () => string | undefined;
  /** The page, and what the site says of the visitor. */
  readonly visit: () => object;
  /** One of them has changed. */
  readonly onVisit: (listener: (isAnother: boolean) => void) => void;
  readonly identified: (answer: { readonly proven: boolean; readonly why?: string }) => void;
  /** Resolves once somebody has opened the chat; the launcher loads it before that. */
  readonly opened: Promise<void>;
};

/**
 * How long to wait for the launcher, ms. A page that frames the chat without it never answers. A frame that bears the
 * launcher's name waits without end: its other script may come late over a slow line.
 */
const patience = 1500;

/**
 * Finds the launcher around this frame; undefined if there is none. The server's `frame-ancestors` says who may frame
 * the chat; the first of them to answer is the host, and only messages from its origin are accepted.
 */
export function meetHost(): Promise<Host | undefined> {
  if (window.parent === window) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const giveUp = window.name === 'fixpath-launcher' ? undefined : setTimeout(() => resolve(undefined), patience);
    let origin: string | undefined;
    let shown: (shown: boolean) => void = () => {};
    let asked: (text: string) => void = () => {};
    let visited: (isAnother: boolean) => void = () => {};
    let visitor: string | undefined;
    let visit: object = {};
    let open = () => {};
    const opened = new Promise<void>((done) => {
      open = done;
    });
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent || (origin !== undefined && event.origin !== origin)) return;
      const word = frameWord(event.data);
      if (word?.fixpath === 'opened') open();
      if (word?.fixpath === 'opened' || word?.fixpath === 'closed') shown(word.fixpath === 'opened');
      if (word?.fixpath === 'hello' || word?.fixpath === 'visit') {
        const before = visitor;
        visitor = textIn(word, 'visitor');
        if (typeof word.visit === 'object' && word.visit !== null) visit = word.visit;
        visited(visitor !== undefined && visitor !== before);
      }
      if (word?.fixpath === 'ask') asked(textIn(word, 'text') ?? '');
      if (word?.fixpath !== 'hello' || origin !== undefined) return;
      origin = event.origin;
      if (!word.ahead) open();
      clearTimeout(giveUp);
      const say = (message: ToSite) => window.parent.postMessage(message, event.origin);
      resolve({
        memory: textIn(word, 'memory'),
        keep: (memory) => say(memory === undefined ? { fixpath: 'keep' } : { fixpath: 'keep', memory }),
        close: () => say({ fixpath: 'close' }),
        unread: (news) => say({ fixpath: 'unread', ...news }),
        waits: (place) => say(place === undefined ? { fixpath: 'waits' } : { fixpath: 'waits', place: String(place) }),
        onShown: (listener) => {
          shown = listener;
        },
        onAsked: (listener) => {
          asked = listener;
        },
        visitor: () => visitor,
        visit: () => visit,
        onVisit: (listener) => {
          visited = listener;
        },
        identified: (answer) => say({ fixpath: 'identified', ...answer }),
        opened,
      });
    });
    const ready: ToSite = { fixpath: 'ready' };
    // This says only that the chat is here; who receives it is not known yet.
    window.parent.postMessage(ready, '*');
  });
}
