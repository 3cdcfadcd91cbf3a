import { inViewFrame } from '../../../../src/domain/wire/wire.ts';
import type { LineFrame } from './activity.ts';

/** A socket that shows what is said from now on. */
export type Stream = {
  /** Asks whether the desk is still there, and tells whether the chat is seen; the stream ends itself if nothing comes back. */
  readonly probe: (isSeen?: boolean) => void;
  readonly close: () => void;
};

export type StreamListeners = {
  readonly opened: () => void;
  readonly framed: (frame: LineFrame) => void;
  /** Whether the person has the chat before them. */
  readonly inView: () => boolean;
  /** Not called after `close`. */
  readonly ended: (wasOpen: boolean) => void;
};

/** How often a frame asks whether the desk is there, and tells whether the chat is looked at, and how long an answer may take, ms. */
export const beat = 20_000;
const patience = 8000;

/** Opens a socket and watches it: one that is silent after an empty frame is lost, whatever the browser says. */
export function openStream(address: string, { opened, framed, inView, ended }: StreamListeners): Stream {
  const socket = new WebSocket(address);
  let wasOpen = false;
  let isOver = false;
  let missing: ReturnType<typeof setTimeout> | undefined;

  function end() {
    if (isOver) return;
    close();
    ended(wasOpen);
  }
  function close() {
    isOver = true;
    clearInterval(beating);
    clearTimeout(missing);
    socket.close();
  }
  function probe(isSeen = inView()) {
    if (!wasOpen || isOver) return;
    socket.send(isSeen ? inViewFrame : '');
    missing ??= setTimeout(end, patience);
  }

  const beating = setInterval(() => probe(), beat);
  missing = setTimeout(end, beat);
  socket.addEventListener('open', () => {
    wasOpen = true;
    heard();
    opened();
    if (inView()) probe();
  });
  function heard() {
    clearTimeout(missing);
    missing = undefined;
  }
  socket.addEventListener('message', ({ data }) => {
    if (isOver) return;
    heard();
    // The answer to an empty frame is an empty frame.
    if (typeof data === 'string' && data !== '') framed(JSON.parse(data) as LineFrame);
  });
  socket.addEventListener('close', end);
  return { probe, close };
}
