import type { Accept } from '../../conversation/accept.ts';
import type { Typing } from '../../conversation/typing.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Answered, Asked, Opening } from '../../domain/exchange.ts';
import type { Author } from '../../domain/input.ts';
import type { Log } from '../../domain/log.ts';
import type { Store } from '../../domain/store.ts';
import { readActivity, type WireActivity } from '../activity-shape.ts';
import type { Files } from '../files/create-files.ts';
import { refusal } from '../refusal.ts';
import { activityOf, type View } from './activity-of.ts';
import { allowancePerAddress } from './allowance.ts';
import { callersBy } from './callers.ts';
import { chatTokens } from './chat-tokens.ts';
import { createStreams } from './create-streams.ts';
import { createTokens, lifetimes, type Pass } from './create-tokens.ts';
import { envelopeOf, keyOf, type LooseFile, meaningOf } from './read-message.ts';
import { readUpload } from './read-upload.ts';
import { ticketsOnce } from './tickets-once.ts';
import { readTokenParameters } from './token-parameters.ts';

export type DirectLineParts = {
  readonly store: Pick<Store, 'find' | 'read' | 'watch'>;
  readonly accept: Accept;
  readonly files: Files;
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
  /** Tokens for our own pages that one address may take at once, and again every minute. */
  readonly chatTokensPerMinute?: number;
  /** Told of each message that came without any key. */
  readonly unkeyed?: () => void;
};

type Answer = (asked: Asked) => Promise<Answered>;

/** Direct Line 3.0, as plain functions from request to response; `http/` knows their paths. */
export type DirectLine = {
  readonly generateToken: Answer;
  readonly refreshToken: Answer;
  readonly start: Answer;
  readonly reconnect: Answer;
  readonly post: Answer;
  readonly upload: Answer;
  readonly poll: Answer;
  readonly sessionId: Answer;
  readonly chatToken: Answer;
  readonly stream: (asked: Asked) => Promise<Opening>;
  readonly typing: Typing;
  readonly close: () => void;
};

/** Entries that one poll answers at most. */
const page = 100;

/** Serves the protocol of the official web chat from the log, without any cloud. */
export function createDirectLine(parts: DirectLineParts): DirectLine {
  const { store, accept, files, clock, log, newId, bot } = parts;
  const tokens = createTokens(parts.signingKey, clock, newId);
  const callerOf = callersBy(parts.secret, tokens);
  const streams = createStreams({ store, log });
  const firstUse = ticketsOnce(clock);
  const urlFor = ({ origin }: Asked): string => parts.publicUrl ?? origin;
  const viewFor = (asked: Asked, pass: Pass): View => ({
    ...(pass.user && { person: pass.user }),
    bot,
    linkTo: (file) => files.link(file, urlFor(asked)),
  });

  /** Who calls, about which conversation: that of the path must be that of the token, or known where it is the master. */
  const passFor = async (asked: Asked): Promise<Pass | Answered> => {
    const caller = await callerOf(asked);
    if (caller.type === 'refused') return caller.answered;
    const conversation = asked.params.id ?? '';
    if (caller.type === 'bearer') return caller.pass.conversation === conversation ? caller.pass : unknown;
    const known = await store.find(conversation);
    return known?.channel === channel ? { conversation } : unknown;
  };

  const begin = (pass: Pass, locale?: string): Promise<{ readonly type: 'accepted' | 'repeated' }> => {
    const user = personOf(pass, undefined);
    return accept({
      conversation: pass.conversation,
      key: 'greeting',
      by: 'channel',
      from: user,
      body: { type: 'greeting' },
      answerBy: 'log',
      channel,
      ...(locale && { locale }),
      envelope: { type: 'conversationUpdate', membersAdded: [{ ...bot }, { ...user }] },
    });
  };

  const admitted = async (asked: Asked, pass: Pass, watermark: string): Promise<object> => {
    const [token, ticket] = await Promise.all([tokens.issue('talk', pass), tokens.issue('stream', pass)]);
    const address = `${urlFor(asked).replace(/^http/, 'ws')}/v3/directline/conversations/${pass.conversation}/stream`;
    const streamUrl = `${address}?watermark=${encodeURIComponent(watermark)}&t=${ticket}`;
    return { conversationId: pass.conversation, token, expires_in: lifetimes.talk, streamUrl };
  };

  const take = async (
    pass: Pass,
    activity: WireActivity,
    uploads: readonly LooseFile[],
    sender?: Author,
  ): Promise<Answered> => {
    const meant = meaningOf(activity, uploads);
    if (meant.type === 'refused') return refusal(400, meant.code, meant.why);
    if (meant.type === 'ignored') return { status: 200, body: { id: newId() } };
    const from = personOf(pass, activity.from ?? sender);
    if (pass.user === undefined && pass.conversation !== '' && from.id.startsWith('dl_')) {
      return refusal(400, 'BadArgument', 'from.id begins with "dl_": such ids come only from a token made for them.');
    }
    const key = keyOf(activity);
    if (key === undefined) parts.unkeyed?.();
    const loose = meant.type === 'message' ? meant.files : [];
    const kept = await Promise.all(
      loose.map(({ name, type, content }) => files.keep(pass.conversation, name, type, content)),
    );
    const envelope = envelopeOf(
      activity,
      uploads,
      kept.map(({ id }) => id),
    );
    const acceptance = await accept({
      conversation: pass.conversation,
      key: key ?? `${activity.type}:unkeyed:${newId()}`,
      by: 'person',
      from,
      body:
        meant.type === 'event'
          ? meant
          : {
              type: 'message',
              text: meant.text,
              ...(meant.tap && { tap: meant.tap }),
              ...(kept.length > 0 && { files: kept }),
            },
      answerBy: 'log',
      channel,
      ...(activity.locale && { locale: activity.locale }),
      envelope,
    });
    return { status: 200, body: { id: acceptance.id } };
  };

  return {
    generateToken: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      if (caller.type === 'bearer') return refusal(403, 'SecretNeeded', 'Tokens are generated with the secret only.');
      const read = readTokenParameters(asked.body);
      if (read.type === 'refused') return read.answered;
      const { user, trustedOrigins } = read.parameters;
      if (user?.id && !user.id.startsWith('dl_')) {
        return refusal(400, 'BadArgument', 'user.id must begin with "dl_", which no client can make up.');
      }
      const pass: Pass = {
        conversation: newId(),
        ...(user?.id && { user: user.id }),
        ...(user?.name && { name: user.name }),
        ...(trustedOrigins && { origins: trustedOrigins }),
      };
      return granted(await tokens.issue('talk', pass), pass);
    },
    refreshToken: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      if (caller.type === 'master') return refusal(400, 'BadArgument', 'The secret needs no refresh; send a token.');
      return granted(await tokens.issue('talk', caller.pass), caller.pass);
    },
    start: async (asked) => {
      const caller = await callerOf(asked);
      if (caller.type === 'refused') return caller.answered;
      const read = readTokenParameters(asked.body);
      if (read.type === 'refused') return read.answered;
      const { user, locale } = read.parameters;
      const bearer = caller.type === 'bearer' ? caller.pass : undefined;
      if (bearer !== undefined && bearer.user === undefined && user?.id?.startsWith('dl_')) {
        return refusal(400, 'BadArgument', 'user.id begins with "dl_": such ids come only from a token made for them.');
      }
      const named = { ...(user?.id && { user: user.id }), ...(user?.name && { name: user.name }) };
      const pass: Pass = { ...named, ...(bearer ?? { conversation: newId() }) };
      const { type } = await begin(pass, locale ?? undefined);
      return { status: type === 'accepted' ? 201 : 200, body: await admitted(asked, pass, '') };
    },
    reconnect: async (asked) => {
      const pass = await passFor(asked);
      if ('status' in pass) return pass;
      // A page that was closed between its token and its start comes back here: nothing was lost, it starts now.
      if ((await store.find(pass.conversation)) === undefined) await begin(pass);
      return { status: 200, body: await admitted(asked, pass, asked.query.get('watermark') ?? '') };
    },
    post: async (asked) => {
      const pass = await passFor(asked);
      if ('status' in pass) return pass;
      const read = readActivity(asked.body);
      if (read.type === 'refused') return refusal(400, read.code, read.why);
      return take(pass, read.activity, []);
    },
    upload: async (asked) => {
      const pass = await passFor(asked);
      if ('status' in pass) return pass;
      const read = await readUpload(asked.body, asked.headers['content-type']);
      if (read.type === 'refused') return refusal(400, read.code, read.why);
      const user = asked.query.get('userId');
      return take(pass, read.activity, read.files, user === null ? undefined : { id: user.slice(0, 256) });
    },
    poll: async (asked) => {
      const pass = await passFor(asked);
      if ('status' in pass) return pass;
      const after = placeOf(asked.query.get('watermark'));
      let entries = await store.read(pass.conversation, after, page);
      if (entries.length === 0) {
        const conversation = await store.find(pass.conversation);
        if (conversation === undefined) return unknown;
        if (conversation.head < after) entries = await store.read(pass.conversation, 0, page);
      }
      const view = viewFor(asked, pass);
      const activities = entries.map((entry) => activityOf(entry, view)).filter((shown) => shown !== undefined);
      return { status: 200, body: { activities, watermark: String(entries.at(-1)?.number ?? after) } };
    },
    sessionId: async (asked) => {
      const caller = await callerOf(asked);
      return caller.type === 'refused' ? caller.answered : { status: 200, body: { sessionId: newId() } };
    },
    chatToken: chatTokens({
      tokens,
      newId,
      allow: allowancePerAddress(parts.chatTokensPerMinute ?? 120, clock),
      ...(parts.publicUrl && { publicUrl: parts.publicUrl }),
    }),
    stream: async (asked) => {
      const read = await tokens.read('stream', asked.query.get('t') ?? '');
      const { id: conversation = '' } = asked.params;
      if (read.type !== 'valid' || read.pass.conversation !== conversation || !firstUse(read.id, read.until)) {
        const why = 'A stream address is good for one minute and for one socket; reconnect for a new one.';
        return { type: 'refused', answered: refusal(403, 'StreamUrlExpired', why) };
      }
      const place = placeOf(asked.query.get('watermark'));
      const head = place === 0 ? 0 : ((await store.find(conversation))?.head ?? 0);
      const view = viewFor(asked, read.pass);
      const after = place > head ? 0 : place;
      return { type: 'opened', begin: (socket) => streams.follow(conversation, after, view, socket) };
    },
    typing: (conversation) =>
      streams.show(conversation.id, {
        type: 'typing',
        id: newId(),
        timestamp: new Date(clock()).toISOString(),
        channelId: channel,
        conversation: { id: conversation.id },
        from: { ...bot, role: 'bot' },
      }),
    close: streams.close,
  };
}

const channel = 'directline';

const unknown = refusal(404, 'NotFound', 'This conversation is not known, or the token is for another one.');

function granted(token: string, { conversation }: Pass): Answered {
  return { status: 200, body: { conversationId: conversation, token, expires_in: lifetimes.talk } };
}

/** Who writes: the token's person, whatever the activity says; its own word only where the token names nobody. */
function personOf(pass: Pass, said: WireActivity['from']): Author {
  const name = said?.name ?? pass.name;
  return { id: pass.user ?? (said?.id || 'user'), ...(name && { name }) };
}

/** The entry a watermark stands for; from the beginning where it is none of ours. */
function placeOf(watermark: string | null): number {
  return watermark !== null && /^\d{1,15}$/.test(watermark) ? Number(watermark) : 0;
}
