import type { JsonObject } from '../../domain/json.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { Socket } from '../../domain/wire/http.ts';
import { inViewFrame } from '../../domain/wire/wire.ts';
import { placed, renderEntry, type View } from './render.ts';

export type StreamParts = {
  readonly store: Pick<Store, 'read' | 'watch'>;
  readonly log: Log;
  /** Told when a chat has been shown the log up to a number. */
  readonly shown?: ((conversation: string, upTo: number) => void) | undefined;
  /** Told while a person has their chat before them. */
  readonly inView?: ((conversation: string) => void) | undefined;
};

/** The open sockets, each following the log of its conversation. */
export type Streams = {
  /** Shows a socket every entry after `after`, now and from now on. */
  readonly follow: (conversation: string, after: number, view: View, socket: Socket) => void;
  /** Shows an activity that is no entry to whoever looks right now. */
  readonly show: (conversation: string, activity: JsonObject) => void;
  readonly close: () => void;
};

/** Several tabs of one person are served at once; more than this is somebody's fault. */
const mostSockets = 5;
/** Entries in one frame. */
const page = 50;

type Stream = { heard: number; after: number; readonly socket: Socket; readonly pump: () => void };

/**
 * Follows logs for sockets. A socket's place is a number in the log and nothing else, and the next frame is read only
 * when the one before has left: whatever happens, nothing is missed, nothing comes twice, and a client that does not
 * read costs one frame of memory.
 */
export function createStreams({ store, log, shown, inView }: StreamParts): Streams {
  const open = new Map<string, Set<Stream>>();
  let heard = 0;
  const unwatch = store.watch((conversation) => {
    const streams = open.get(conversation);
    if (streams !== undefined) for (const stream of streams) stream.pump();
  });

  const add = (conversation: string, stream: Stream): void => {
    const streams = open.get(conversation) ?? new Set();
    open.set(conversation, streams);
    if (streams.size >= mostSockets) {
      // The one not heard of for longest is most likely dead; if it is not, its client comes back and misses nothing.
      const [oldest] = [...streams].sort((one, other) => one.heard - other.heard);
      oldest?.socket.close(1013, 'Too many sockets for one conversation.');
    }
    streams.add(stream);
  };

  return {
    follow: (conversation, from, view, socket) => {
      let closed = false;
      let busy = false;
      let again = false;
      const stream: Stream = { heard: heard++, after: from, socket, pump: () => void pump() };
      const step = async (): Promise<boolean> => {
        const entries = await store.read(conversation, stream.after, page);
        const last = entries.at(-1);
        if (closed || last === undefined) return false;
        stream.after = last.number;
        const activities = entries.map((entry) => renderEntry(entry, view)).filter((each) => each !== undefined);
        if (activities.length > 0) await sent(socket, { activities, watermark: String(last.number) });
        if (!closed) shown?.(conversation, last.number);
        return entries.length === page;
      };
      const pump = async (): Promise<void> => {
        again = true;
        if (busy) return;
        busy = true;
        try {
          while (again && !closed) {
            again = false;
            while (await step());
          }
        } catch (error) {
          log.error('a stream failed', { conversation, error });
          socket.close(1011, 'The server failed; connect again.');
        } finally {
          busy = false;
        }
      };
      add(conversation, stream);
      socket.onText((text) => {
        stream.heard = heard++;
        // An empty frame asks whether we are there; clients that do not ask ignore an empty answer.
        if (text === inViewFrame) inView?.(conversation);
        if ((text === '' || text === inViewFrame) && socket.backlog() === 0) socket.send('');
      });
      socket.onClose(() => {
        closed = true;
        const streams = open.get(conversation);
        streams?.delete(stream);
        if (streams?.size === 0) open.delete(conversation);
      });
      stream.pump();
    },
    show: (conversation, activity) => {
      for (const { socket, after } of open.get(conversation) ?? []) {
        if (socket.backlog() > 0) continue;
        const channelData = placed(activity.channelData, after + 0.5);
        socket.send(JSON.stringify({ activities: [{ ...activity, channelData }], watermark: String(after) }));
      }
    },
    close: unwatch,
  };
}

function sent(socket: Socket, frame: object): Promise<void> {
  return new Promise((resolve) => socket.send(JSON.stringify(frame), resolve));
}
