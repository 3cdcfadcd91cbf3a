import type { Conversation } from '../../domain/conversation/conversation.ts';
import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Author } from '../../domain/conversation/input.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import type { RateLimit } from '../../domain/rate-limit.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { day } from '../../domain/time.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import type { ChatNews } from '../../domain/wire/wire.ts';
import type { Tokens } from './create-tokens.ts';
import { readTokenParameters } from './token-parameters.ts';

export type ChatNewsParts = {
  readonly tokens: Pick<Tokens, 'read'>;
  readonly store: Pick<Store, 'find' | 'read' | 'handoffChanges' | 'timerDue'>;
  readonly clock: Clock;
  readonly bot: Author;
  /** How often a conversation may ask. */
  readonly allow: RateLimit;
};

/** The most entries counted: where there are more, this is the count. */
const page = 50;

const longestGlimpse = 140;

/** For how long a ticket's answer is waited for on every page of a site, ms. */
const ticketFor = 14 * day;

/**
 * Tells the launcher on a site's page, whose chat is closed and not even loaded, what was said since; by the key that
 * brings the visitor back.
 */
export function chatNews({
  tokens,
  store,
  clock,
  bot,
  allow,
}: ChatNewsParts): (asked: HttpRequest) => Promise<HttpResponse> {
  return async (asked) => {
    const read = readTokenParameters(asked.body);
    if (read.type === 'refused') return read.answered;
    const { resumeKey, after } = read.parameters;
    const key = resumeKey ? await tokens.read('resume', resumeKey) : undefined;
    if (key?.type !== 'valid') return httpRefusal(403, 'BadKey', 'The key is not ours, or over; open the chat.');
    const { conversation: id } = key.pass;
    const wait = allow.take(id);
    if (wait !== undefined)
      return httpRefusal(429, 'TooManyRequests', `Ask again in ${wait} s.`, { 'retry-after': String(wait) });
    const conversation = await store.find(id);
    const entries = conversation && conversation.head > (after ?? 0) ? await store.read(id, after ?? 0, page) : [];
    const said = entries.filter(({ body, seenBy }) => body.kind === 'reply' && seenBy.includes('person'));
    // What an agent says counts for more than that one came.
    const shown = said.findLast(({ by }) => by === 'agent') ?? said.at(-1);
    const awaitsAgent =
      conversation !== undefined && (conversation.state.owner.type !== 'bot' || (await hasTicket(conversation)));
    const followUp = awaitsAgent ? undefined : await store.timerDue(id, 'follow-up');
    const body: ChatNews = present({
      waits: awaitsAgent || followUp !== undefined,
      count: said.length,
      notFor: followUp === undefined ? undefined : Math.max(0, followUp - clock()),
      name: shown && ((shown.by === 'agent' ? shown.from?.name : undefined) ?? bot.name),
      text: shown?.body.kind === 'reply' ? glimpse(shown.body.reply.text) : undefined,
    });
    return { status: 200, body };
  };

  /** Whether nobody has answered the ticket that the person was promised an answer to. */
  async function hasTicket({ id, state }: Conversation): Promise<boolean> {
    if (state.ticket === undefined) return false;
    const changes = (await store.handoffChanges(id)).flatMap(({ body }) => handoffChangeIn(body) ?? []);
    const now = new Map(changes.map(({ handoff }) => [handoff.id, handoff]));
    return [...now.values()].some(({ state, changedAt }) => state === 'ticketed' && changedAt > clock() - ticketFor);
  }
}

/** The first words of a reply, without the signs of its Markdown. */
function glimpse(text: string): string {
  return cutText(text.replace(/[*_`>#]/g, ''), { most: longestGlimpse, oneLine: true });
}
