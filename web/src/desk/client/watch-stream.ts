import type { DeskFrame } from '../../../../src/domain/wire/desk-wire.ts';

export type StreamParts = {
  /** Called before each try: whether someone is signed in. `later`: the server is away. */
  readonly ready: () => Promise<'yes' | 'no' | 'later'>;
  readonly onFrame: (frame: DeskFrame) => void;
  /** Frames arrive from now on; whatever happened before must be fetched. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
};

const longestWait = 15_000;

/** Keeps a socket to the desk open until stopped. Reconnects ever later, and at once when the network is back. */
export function watchStream({ ready, onFrame, onOpen, onLost }: StreamParts): () => void {
  let isStopped = false;
  let tries = 0;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const again = () => {
    if (isStopped) return;
    clearTimeout(timer);
    const wait = Math.min(longestWait, 500 * 2 ** tries);
    tries += 1;
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
  };
  async function connect(): Promise<void> {
    clearTimeout(timer);
    if (isStopped || socket !== undefined) return;
    const answer = await ready();
    if (isStopped || socket !== undefined || answer === 'no') return;
    if (answer === 'later') {
      onLost();
      again();
      return;
    }
    const address = new URL('desk/api/stream', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const opened = new WebSocket(address);
    socket = opened;
    opened.onopen = () => {
      tries = 0;
      onOpen();
    };
    opened.onmessage = ({ data }) => {
      const frame = frameOf(data);
      if (frame) onFrame(frame);
    };
    opened.onclose = () => {
      if (socket === opened) socket = undefined;
      if (isStopped) return;
      onLost();
      again();
    };
  }
  const atOnce = () => {
    tries = 0;
    void connect();
  };
  window.addEventListener('online', atOnce);
  void connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', atOnce);
    socket?.close();
  };
}

/** The frame in a message; undefined for the empty ones that keep the socket alive. */
function frameOf(text: unknown): DeskFrame | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    // Only our own server writes it.
    return JSON.parse(text) as DeskFrame;
  } catch {
    return undefined;
  }
}
