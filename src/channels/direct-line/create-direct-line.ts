import type { Author } from '../../domain/conversation/input.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import type { Accept } from '../../engine/accept.ts';
import type { Typing } from '../../engine/typing.ts';
import { readActivity } from '../activity-shape.ts';
import type { FileStore } from '../files/create-files.ts';
import { httpRefusal } from '../refusal.ts';
import { type Rate, rateLimit } from './allowance.ts';
import { rateLimitPerAddress } from './allowance-per-address.ts';
import { authenticateBy } from './authenticate.ts';
import { authorizerOf } from './authorize-conversation.ts';
import { type Beginnings, beginConversations } from './begin-conversations.ts';
import { channel } from './channel.ts';
import { chatTokens } from './chat-tokens.ts';
import { createStreams } from './create-streams.ts';
import { createTokens } from './create-tokens.ts';
import { readUpload } from './read-upload.ts';
import { type LogViews, showLog } from './show-log.ts';
import { takeActivity } from './take-activity.ts';

export type DirectLineParts = {
  readonly store: Pick<Store, 'find' | 'read' | 'watch'>;
  readonly accept: Accept;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Ids that nobody can guess: of conversations and persons. */
  readonly newId: () => string;
  /** The master key of the operator's own programs. */
  readonly secret: string;
  /** Signs tokens; the same after a restart and on every replica. */
  readonly signingKey: string;
  /** Where clients reach us, if the operator said so; otherwise where each of them came to. */
  readonly publicUrl?: string;
  readonly bot: Author;
  /** Tokens for our own pages that one address may take at once, and again every minute; 120 if left out. */
  readonly chatTokensPerMinute?: number;
  /** Messages that one conversation may send; far more than anybody types, if left out. */
  readonly messages?: Rate;
  /** Told when a person is writing. */
  readonly heardTyping?: (conversation: string) => void;
  /** Told of each message that came without any key. */
  readonly unkeyed?: () => void;
};

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

/** Direct Line 3.0, as plain functions from request to response; `http/` knows their paths. */
export type DirectLine = Beginnings &
  LogViews & {
    readonly post: Answer;
    readonly upload: Answer;
    readonly sessionId: Answer;
    readonly chatToken: Answer;
    readonly typing: Typing;
    readonly close: () => void;
  };

/** Nobody types so much; a page gone wild, or a script with a stolen token, does. */
const noFlood: Rate = { atOnce: 600, perMinute: 300 };

/** Serves the protocol of the official web chat from the log, without any cloud. */
export function createDirectLine(given: DirectLineParts): DirectLine {
  const { store, clock, log, newId, bot, publicUrl } = given;
  const tokens = createTokens(given.signingKey, clock, newId);
  const callerOf = authenticateBy(given.secret, tokens);
  const visitorOf = authorizerOf(callerOf, store);
  const urlFor = ({ origin }: HttpRequest): string => publicUrl ?? origin;
  const streams = createStreams({ store, log });
  const parts = { ...given, tokens, callerOf, visitorOf, urlFor, streams };
  const take = takeActivity({ ...parts, allow: rateLimit(given.messages ?? noFlood, clock) });

  return {
    ...beginConversations(parts),
    ...showLog(parts),
    post: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const read = readActivity(asked.body);
      return read.type === 'refused' ? httpRefusal(400, read.code, read.why) : take(visitor, read);
    },
    upload: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const read = await readUpload(asked.body, asked.headers['content-type']);
      if (read.type === 'refused') return httpRefusal(400, read.code, read.why);
      const user = asked.query.get('userId')?.slice(0, 256);
      return take(visitor, { activity: read.activity, uploads: read.files, ...(user && { sender: { id: user } }) });
    },
    sessionId: async (asked) => {
      const caller = await callerOf(asked);
      return caller.type === 'refused' ? caller.answered : { status: 200, body: { sessionId: newId() } };
    },
    chatToken: chatTokens({
      tokens,
      newId,
      allow: rateLimitPerAddress(given.chatTokensPerMinute ?? 120, clock),
      ...(publicUrl && { publicUrl }),
    }),
    // As whom the message will come: its arrival ends the dots.
    typing: ({ id }, agent) =>
      streams.show(id, {
        type: 'typing',
        id: newId(),
        timestamp: new Date(clock()).toISOString(),
        channelId: channel,
        conversation: { id },
        from: { ...(agent ?? bot), role: 'bot' },
      }),
    close: streams.close,
  };
}
