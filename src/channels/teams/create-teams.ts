import type { KeepFiles } from '../../domain/conversation/file.ts';
import type { Channel, Conversations } from '../../domain/ports/channel.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Sender } from '../../domain/ports/sender.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { ReceiveFromAgents } from './agents/receive.ts';
import type { TeamsConnection } from './connection/open-connection.ts';
import { isOwnChannel } from './conversation-key.ts';
import { receiveMessages } from './receive.ts';
import type { LinkToFile } from './render.ts';
import { sendBy, sendTypingBy } from './send.ts';

export type TeamsParts = {
  readonly connection: TeamsConnection;
  /** Takes what comes from the agents' channel, which shares the address. */
  readonly fromAgents?: ((conversations: Conversations) => ReceiveFromAgents) | undefined;
  readonly newId: () => string;
  readonly clock: Clock;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Told of every activity without an id: it cannot be recognised when it comes again. */
  readonly unkeyed?: () => void;
  /** Told when a person is writing, where the channel says so. */
  readonly heardTyping?: (conversation: string) => void;
  /** How long a caller that wants replies in the response is kept waiting, ms; channels give up after 15 s. */
  readonly patience?: number;
  /** Tells which cards were sent, and whose buttons are alive, and has the files; left out, cards stay as they are. */
  readonly store?: Pick<Store, 'find' | 'tail' | 'receiptOf' | 'entry' | 'file'> | undefined;
  /** Where people can fetch a file for a while; left out, agents' files are only named. */
  readonly linkTo?: LinkToFile | undefined;
  /** Keeps what people send; left out, their files are only told of. */
  readonly keepFiles?: KeepFiles | undefined;
  /** How long all files of one message may take. */
  readonly fileDeadline?: Deadline;
  /** How long one send may take. */
  readonly deadline?: Deadline;
};

/** Customers in Teams and in every other channel of the Bot Framework. */
export function createTeams(parts: TeamsParts): Channel & { readonly sender: Sender } {
  const { connection, fromAgents, log, patience = 14_000 } = parts;
  const { connect, allowed } = connection;
  return {
    name: 'teams',
    serves: (channel) => !isOwnChannel(channel),
    listen: (conversations) => {
      const answer = receiveMessages({
        ...parts,
        ...connection,
        ...conversations,
        patience,
        fromAgents: fromAgents?.(conversations),
      });
      return { routes: [{ method: 'POST', path: '/api/messages', answer }] };
    },
    sender: sendBy({ deadline: () => AbortSignal.timeout(15_000), ...parts, ...connection }),
    typing: sendTypingBy(connect, allowed, log),
  };
}
