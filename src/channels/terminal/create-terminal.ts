import { ownChannels } from '../../domain/conversation/own-channels.ts';
import type { Channel } from '../../domain/ports/channel.ts';
import { type ReceiveLinesParts, receiveLines } from './receive.ts';

/** A terminal, which has no address: it listens on its input. */
export type Terminal = Channel & {
  /** Resolves once the person has ended the chat. */
  readonly ended: Promise<void>;
};

/** One person at a terminal, in one conversation. It prints the log, and shows no typing. */
export function createTerminal(parts: ReceiveLinesParts): Terminal {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  return {
    name: ownChannels.terminal,
    serves: (channel) => channel === ownChannels.terminal,
    listen: (conversations) => {
      receiveLines(parts, conversations).then(resolve, reject);
      return { routes: [] };
    },
    typing: () => {},
    ended,
  };
}
