import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FarSide, Manner, Taken } from './far-side.ts';

/** Something that stands in the channel: a card, or words in its thread; a card as it was last changed. */
export type Posted = { readonly id: string; readonly thread: string; activity: ChannelActivity };

export type ChannelActivity = {
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: CardShape }[];
  readonly channelData?: { readonly fixpath?: { readonly key?: string } };
};

export type CardShape = {
  readonly type: string;
  readonly body: readonly CardPart[];
  readonly actions: readonly CardAction[];
};

type CardPart = {
  readonly type: string;
  readonly inlines?: readonly { readonly type: string; readonly text: string }[];
  readonly items?: readonly CardPart[];
};

export type CardAction = {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data?: object;
  readonly fallback?: { readonly type: string; readonly data: object };
  readonly card?: { readonly body: readonly object[]; readonly actions: readonly CardAction[] };
};

/** A real server in the place of Teams' service: a channel in which messages stand, as the service keeps them. */
export async function startChannel(channel: string) {
  const taken: Taken[] = [];
  const standing: Posted[] = [];
  const tokens = new Set<string | undefined>();
  let server: Server | undefined;
  let port = 0;
  let asked = 0;
  let count = 0;

  /** Takes a request as the service does; undefined if there is no such place in it. */
  const take = (method: string, path: string, body: ChannelActivity & { activity?: ChannelActivity }) => {
    const parts = path.split('/').map(decodeURIComponent).slice(2);
    const keep = (activity: ChannelActivity): void =>
      void taken.push({ key: activity.channelData?.fixpath?.key ?? '', content: JSON.stringify([method, body]) });
    const stand = (thread: string | undefined, activity: ChannelActivity): Posted => {
      const id = String(1_800_000_000_000 + ++count);
      const posted = { id, thread: thread ?? id, activity };
      standing.push(posted);
      keep(activity);
      return posted;
    };
    if (method === 'POST' && parts.length === 1 && body.activity) {
      const { id } = stand(undefined, body.activity);
      return { id: `${channel};messageid=${id}`, activityId: id };
    }
    const [place, thread] = parts[1]?.split(';messageid=') ?? [];
    if (place !== channel || thread === undefined) return undefined;
    if (method === 'POST') return { id: stand(thread, body).id };
    const changed = standing.find(({ id }) => id === parts[3]);
    if (!changed) return undefined;
    changed.activity = body;
    keep(body);
    return { id: changed.id };
  };

  const listen = async (): Promise<void> => {
    const opened = createServer(async (request, response) => {
      asked++;
      tokens.add(request.headers.authorization);
      let text = '';
      for await (const chunk of request) text += chunk;
      const say = (status: number, body: object = {}): void => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      const takeIt = () => take(request.method ?? '', request.url ?? '', JSON.parse(text));
      switch (self.manner) {
        case 'well': {
          const answer = takeIt();
          return answer ? say(201, answer) : say(404, { error: { code: 'ActivityNotFoundInConversation' } });
        }
        case 'lost':
          takeIt();
          return void request.socket.destroy();
        case 'silent':
          return void takeIt();
        case 'trouble':
          return say(503);
        case 'refuses':
          return say(403, { error: { code: 'BotNotInConversationRoster' } });
      }
    });
    server = opened;
    opened.listen(port, '127.0.0.1');
    await once(opened, 'listening');
    port = (opened.address() as AddressInfo).port;
  };
  const goAway = async (): Promise<void> => {
    const open = server;
    server = undefined;
    if (!open) return;
    const closed = once(open, 'close');
    open.close();
    open.closeAllConnections();
    await closed;
  };

  await listen();
  const self = {
    channel,
    taken,
    /** All that stands in the channel, in the order it was posted. */
    standing,
    /** The Authorization headers that came. */
    tokens,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/`,
    manner: 'well' as Manner,
    asked: () => asked,
    /** The cards, as they are now. */
    cards: (): readonly Posted[] => standing.filter(({ id, thread }) => id === thread),
    /** The words below a card. */
    words: (thread: string | undefined): readonly string[] =>
      standing
        .filter((each) => each.thread === thread && each.id !== thread)
        .map(({ activity }) => activity.text ?? ''),
    goAway,
    comeBack: async () => {
      if (!server) await listen();
    },
    close: goAway,
  } satisfies FarSide & Record<string, unknown>;
  return self;
}

export type Channel = Awaited<ReturnType<typeof startChannel>>;

/** The card of a message. */
export function cardIn({ activity }: Pick<Posted, 'activity'>): CardShape {
  const [card] = activity.attachments ?? [];
  if (card?.contentType !== 'application/vnd.microsoft.card.adaptive') throw new Error('There is no card.');
  return card.content;
}

/** What a card says, a line for each of its lines. */
export function linesOf({ body }: Pick<CardShape, 'body'>): readonly string[] {
  return body.flatMap(({ inlines, items }) => [
    ...(inlines ? [inlines.map(({ text }) => text).join('')] : []),
    ...(items ? linesOf({ body: items }) : []),
  ]);
}
