import type { Author } from '../../domain/conversation/input.ts';
import { ownChannels } from '../../domain/conversation/own-channels.ts';
import { networkOf } from '../../domain/network-of.ts';
import type { Accept, Channel } from '../../domain/ports/channel.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { type Rate, type RateLimit, rateLimit } from '../../domain/rate-limit.ts';
import { type AppSignals, createSignals } from '../../domain/signals.ts';
import type { HttpRequest } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import { readActivity } from '../activity-shape.ts';
import type { FileStore } from '../files/create-files.ts';
import type { UsedAllowances } from '../used-allowances.ts';
import { allowances } from './allowances.ts';
import { authenticateBy } from './authenticate.ts';
import { authorizerOf } from './authorize-conversation.ts';
import { beginConversations } from './begin-conversations.ts';
import { chatNews } from './chat-news.ts';
import { chatTokens } from './chat-tokens.ts';
import { createStreams, type Streams } from './create-streams.ts';
import { createTokens } from './create-tokens.ts';
import { personIdOf } from './person-id-of.ts';
import { type ProveVisitor, proveVisitorBy, type VisitorSettings } from './prove-visitor.ts';
import { readUpload } from './read-upload.ts';
import { receiveActivity } from './receive.ts';
import { type DirectLineProtocol, directLineRoutes } from './routes.ts';
import { showLog } from './show-log.ts';

export type DirectLineParts = {
  readonly store: Pick<Store, 'find' | 'read' | 'watch' | 'handoffsOf' | 'handoffChanges' | 'timerDue' | 'shared'>;
  readonly files: FileStore;
  readonly clock: Clock;
  /** Never set: what we sign and count ourselves goes by it. */
  readonly steady: Clock;
  readonly log: Log;
  /** Ids that nobody can guess: of conversations and persons. */
  readonly newId: () => string;
  /** The master key of the operator's own programs. */
  readonly secret: string;
  /** Signs tokens; the same after a restart and on every replica. */
  readonly signingKey: string;
  /** Where clients reach us, if the operator said so; otherwise where each of them came to. */
  readonly publicUrl?: string | undefined;
  /** How a site proves who its visitors are; undefined: none does. */
  readonly visitors?: VisitorSettings | undefined;
  readonly bot: Author;
  /** Tokens for our own pages that one address may take at once, and again every minute; 120 if left out. */
  readonly chatTokensPerMinute?: number;
  /** Messages that one conversation may send; far more than anybody types, if left out. */
  readonly messages?: Rate;
  /** Bytes that one address may send in messages with files, and as many in others: at once, and again over each day; any number if left out. */
  readonly bytesPerAddress?: number;
  /** What addresses have used of that before this start; left out, a restart forgets it. */
  readonly usedAllowances?: UsedAllowances;
  /** Told when a person is writing. */
  readonly heardTyping?: (conversation: string) => void;
  /** Told up to which number a chat has been shown its log. */
  readonly shown?: (conversation: string, upTo: number) => void;
  /** Told while a person has their chat before them. */
  readonly inView?: (conversation: string) => void;
  /** By whatever process the answer is being made; left out, by this one alone. */
  readonly answerTyping?: AppSignals['answerTyping'];
  /** Told of each message that came without any key. */
  readonly unkeyed?: () => void;
};

const noProof: ProveVisitor = async () => ({
  type: 'refused',
  why: 'the desk has no VISITOR_SECRET and no VISITOR_JWKS_URL to check it by.',
});

/** Nobody types that much; a page gone wild, or a script with a stolen token, does. */
const noFlood: Rate = { atOnce: 600, perMinute: 300 };

/** Direct Line 3.0: serves the protocol of the official web chat from the log, without any cloud. */
export function createDirectLine(given: DirectLineParts): Channel {
  const { store, clock, log, newId, bot, answerTyping = createSignals().answerTyping } = given;
  const name = ownChannels.directLine;
  const streams = createStreams({ store, log, shown: given.shown, inView: given.inView });
  // In the name of whoever sends the message: its arrival ends the dots.
  const deafen = answerTyping.listen((id, agent) =>
    streams.show(id, {
      type: 'typing',
      id: newId(),
      timestamp: new Date(clock()).toISOString(),
      channelId: name,
      conversation: { id },
      from: { ...(agent ?? bot), role: 'bot' },
    }),
  );
  return {
    name,
    serves: (channel) => channel === name,
    listen: ({ accept }) => directLineRoutes(directLineProtocol(given, streams, accept)),
    typing: ({ id }, agent) => answerTyping.tell(id, agent ? present({ id: agent.id, name: agent.name }) : null),
    close: () => {
      deafen();
      streams.close();
    },
  };
}

function directLineProtocol(given: DirectLineParts, streams: Streams, accept: Accept): DirectLineProtocol {
  const { store, clock, steady, newId, publicUrl } = given;
  const tokens = createTokens(given.signingKey, steady, newId);
  const callerOf = authenticateBy(given.secret, tokens);
  const visitorOf = authorizerOf(callerOf, store);
  const urlFor = ({ origin }: HttpRequest): string => publicUrl ?? origin;
  const parts = { ...given, accept, tokens, callerOf, visitorOf, urlFor, streams };
  const tokensPerMinute = given.chatTokensPerMinute ?? 120;
  const limited = (name: string, rate: Rate): RateLimit => rateLimit(rate, steady, { name, shared: store.shared });
  const allowed = allowances(
    given.messages ?? noFlood,
    given.bytesPerAddress ?? Infinity,
    limited,
    given.usedAllowances,
  );
  const receive = receiveActivity({ ...parts, allowed });
  return {
    ...beginConversations(parts),
    ...showLog(parts),
    post: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const read = readActivity(asked.body);
      return read.type === 'refused'
        ? httpRefusal(400, read.code, read.why)
        : receive(visitor, { ...read, ...sizeOf(asked) });
    },
    upload: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const read = await readUpload(asked.body, asked.headers['content-type']);
      if (read.type === 'refused') return httpRefusal(400, read.code, read.why);
      const user = asked.query.get('userId')?.slice(0, 256);
      return receive(visitor, {
        activity: read.activity,
        uploads: read.files,
        sender: user ? { id: user } : undefined,
        ...sizeOf(asked),
      });
    },
    sessionId: async (asked) => {
      const caller = await callerOf(asked);
      return caller.type === 'refused' ? caller.answered : { status: 200, body: { sessionId: newId() } };
    },
    chatNews: chatNews({ ...parts, allow: limited('news', { atOnce: 30, perMinute: 30 }) }),
    chatToken: chatTokens({
      tokens,
      newId,
      allow: limited('chat tokens', { atOnce: tokensPerMinute, perMinute: tokensPerMinute }),
      publicUrl,
      prove: given.visitors ? proveVisitorBy(given.visitors, clock) : noProof,
      personIdOf: (subject) => personIdOf(given.signingKey, subject),
      openConversationOf: async (person) => {
        const handoffs = await store.handoffsOf(person);
        return handoffs.find(({ state }) => state !== 'closed' && state !== 'withdrawn')?.conversation;
      },
    }),
  };
}

function sizeOf({ from, body }: HttpRequest) {
  return { network: networkOf(from), bytes: body.byteLength };
}
