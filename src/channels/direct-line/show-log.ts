import type { Author } from '../../domain/conversation/input.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { HttpRequest, HttpResponse, SocketDecision } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { FileStore } from '../files/create-files.ts';
import { unknownConversation, type Visitor } from './authorize-conversation.ts';
import type { Streams } from './create-streams.ts';
import type { TokenClaims, Tokens } from './create-tokens.ts';
import { renderEntry, type View } from './render.ts';

export type ShowParts = {
  readonly store: Pick<Store, 'find' | 'read'>;
  readonly streams: Streams;
  readonly tokens: Tokens;
  readonly files: FileStore;
  readonly steady: Clock;
  readonly bot: Author;
  readonly visitorOf: (asked: HttpRequest) => Promise<Visitor>;
  readonly urlFor: (asked: HttpRequest) => string;
  /** Told when a chat says up to where it was shown the log, by asking for what follows. */
  readonly shown?: ((conversation: string, upTo: number) => void) | undefined;
  /** Told while a person has their chat before them. */
  readonly inView?: ((conversation: string) => void) | undefined;
};

/** The two ways to see a conversation: asking for what is new, and a socket that shows it. */
export type LogViews = {
  readonly poll: (asked: HttpRequest) => Promise<HttpResponse>;
  readonly stream: (asked: HttpRequest) => Promise<SocketDecision>;
};

/** The most entries in one poll's answer. */
const page = 100;

export function showLog(parts: ShowParts): LogViews {
  const { store, streams, tokens, files, bot, visitorOf, urlFor, shown, inView } = parts;
  const firstUse = oneTimeTickets(parts.steady);
  const viewFor = (asked: HttpRequest, { user, draws }: TokenClaims): View => ({
    person: user,
    draws: draws === true,
    bot,
    linkTo: (file) => files.link(file, urlFor(asked)),
  });
  return {
    poll: async (asked) => {
      const visitor = await visitorOf(asked);
      if (visitor.type === 'refused') return visitor.answered;
      const { conversation } = visitor.pass;
      if (asked.query.get('inView') === 'true') inView?.(conversation);
      const after = placeOf(asked.query.get('watermark'));
      let entries = await store.read(conversation, after, page);
      if (entries.length === 0) {
        const known = await store.find(conversation);
        if (known === undefined) return unknownConversation;
        if (known.head < after) entries = await store.read(conversation, 0, page);
        else shown?.(conversation, after);
      }
      const view = viewFor(asked, visitor.pass);
      const activities = entries.map((entry) => renderEntry(entry, view)).filter((each) => each !== undefined);
      return { status: 200, body: { activities, watermark: String(entries.at(-1)?.number ?? after) } };
    },
    stream: async (asked) => {
      const read = await tokens.read('stream', asked.query.get('t') ?? '');
      const { id: conversation = '' } = asked.params;
      if (read.type !== 'valid' || read.pass.conversation !== conversation || !firstUse(read.id, read.until)) {
        return { type: 'refused', answered: overOrUsed };
      }
      const place = placeOf(asked.query.get('watermark'));
      const head = place === 0 ? 0 : ((await store.find(conversation))?.head ?? 0);
      const view = viewFor(asked, read.pass);
      const after = place > head ? 0 : place;
      return { type: 'opened', begin: (socket) => streams.follow(conversation, after, view, socket) };
    },
  };
}

const overOrUsed = httpRefusal(
  403,
  'StreamUrlExpired',
  'A stream address is good for one minute and for one socket; reconnect for a new one.',
);

/** The entry a watermark stands for; from the beginning where it is none of ours. */
function placeOf(watermark: string | null): number {
  return watermark !== null && /^\d{1,15}$/.test(watermark) ? Number(watermark) : 0;
}

/** Says for each id whether it is seen for the first time; forgets it once `until` (ms) has passed. */
function oneTimeTickets(clock: Clock): (id: string, until: number) => boolean {
  const used = new Map<string, number>();
  return (id, until) => {
    const now = clock();
    // Tickets live equally long, so the oldest stand first.
    for (const [old, end] of used) {
      if (end > now) break;
      used.delete(old);
    }
    if (used.has(id)) return false;
    used.set(id, until);
    return true;
  };
}
