import type { LineFrame } from './activity.ts';

/** A socket that shows what is said from now on. */
export type Stream = {
  /** Asks whether the desk is still there; the stream ends itself if it is not. */
  readonly probe: () => void;
  readonly close: () => void;
};

export type StreamListeners = {
  readonly opened: () => void;
  readonly framed: (frame: LineFrame) => void;
  /** Not called after `close`. */
  readonly ended: (wasOpen: boolean) => void;
};

/** How often an empty frame asks whether the desk is there, and how long it may take to answer, ms. */
const beat = 20_000;
const patience = 8000;

/** Opens a socket and watches it: one that is silent after an empty frame is lost, whatever the browser says. */
export function openStream(address: string, { opened, framed, ended }: StreamListeners): Stream {
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
  function probe() {
    if (!wasOpen || isOver) return;
    socket.send('');
    missing ??= setTimeout(end, patience);
  }

  const beating = setInterval(probe, beat);
  missing = setTimeout(end, beat);
  socket.addEventListener('open', () => {
    wasOpen = true;
    heard();
    opened();
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
