import type { Channel, Conversations, Typing } from '../domain/ports/channel.ts';
import type { Sender } from '../domain/ports/sender.ts';
import type { Routes } from '../domain/wire/route.ts';
import type { DestinationOf } from '../engine/build-turn.ts';

/** Several channels as one: each conversation belongs to the channel that serves it. */
export type JoinedChannels = {
  readonly typing: Typing;
  readonly senders: Readonly<Record<string, Sender>>;
  readonly destinationOf: DestinationOf;
  readonly listen: (conversations: Conversations) => Required<Routes>;
  readonly close: () => void;
};

export function joinChannels(channels: readonly Channel[]): JoinedChannels {
  const servingOf = (channel: string): Channel | undefined => channels.find(({ serves }) => serves(channel));
  return {
    typing: (conversation, agent) => servingOf(conversation.channel)?.typing(conversation, agent),
    senders: Object.fromEntries(channels.flatMap(({ name, sender }) => (sender ? [[name, sender] as const] : []))),
    destinationOf: (channel) => {
      const serving = servingOf(channel);
      return serving?.sender && serving.name;
    },
    listen: (conversations) => {
      const reached = channels.map(({ listen }) => listen(conversations));
      return {
        routes: reached.flatMap(({ routes }) => routes),
        sockets: reached.flatMap(({ sockets = [] }) => sockets),
      };
    },
    close: () => {
      for (const { close } of channels) close?.();
    },
  };
}
