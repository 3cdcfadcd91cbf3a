import type { Account } from '../../domain/handoff/account.ts';
import type { DeskFrame } from '../../domain/wire/desk-wire.ts';
import type { Socket } from '../../domain/wire/http.ts';

/** The open sockets of agents' pages. */
export type DeskStream = {
  /** `gone` is called once the socket is closed. */
  readonly add: (socket: Socket, session: string, gone: () => void) => void;
  readonly tell: (frame: DeskFrame) => void;
  /** Tells that the queue has changed: many changes at once are told as one. */
  readonly queueChanged: () => void;
  /** Closes the sockets whose session is over. */
  readonly closeOver: (accountOf: (session: string) => Promise<Account | undefined>) => Promise<void>;
  readonly close: () => void;
};

/** More sockets of one session than these are somebody's fault. */
const mostSockets = 10;

/** A page that reads so slowly is closed; it comes back and fetches what it needs, bytes. */
const mostBacklog = 256 * 1024;

/** Changes within this time are told together, ms. */
const gathering = 200;

export function deskStream(): DeskStream {
  const open = new Set<{ readonly socket: Socket; readonly session: string }>();
  let gathered: NodeJS.Timeout | undefined;
  const tell = (frame: DeskFrame): void => {
    const text = JSON.stringify(frame);
    for (const { socket } of open) {
      if (socket.backlog() > mostBacklog) socket.close(1013, 'Too slow; connect again.');
      else socket.send(text);
    }
  };
  return {
    add: (socket, session, gone) => {
      const same = [...open].filter((each) => each.session === session);
      if (same.length >= mostSockets) same[0]?.socket.close(1013, 'Too many sockets of one session.');
      const own = { socket, session };
      open.add(own);
      socket.onClose(() => {
        open.delete(own);
        gone();
      });
      socket.send(JSON.stringify({ type: 'queue' } satisfies DeskFrame));
    },
    tell,
    queueChanged: () => {
      gathered ??= setTimeout(() => {
        gathered = undefined;
        tell({ type: 'queue' });
      }, gathering).unref();
    },
    closeOver: async (accountOf) => {
      for (const { socket, session } of open)
        if (!(await accountOf(session))) socket.close(4401, 'The session is over; sign in again.');
    },
    close: () => clearTimeout(gathered),
  };
}
