import type { Content } from '../domain/content/content.ts';
import { present } from '../domain/present.ts';
import type { Inbox, Unrecognised } from '../domain/understanding/unrecognised.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { UnrecognisedLine, UnrecognisedList } from '../domain/wire/inbox-wire.ts';
import type { AuditTrail } from './audit-trail.ts';
import { jsonBody } from './json-body.ts';
import type { Sessions } from './sign-in/sessions.ts';

export type InboxApiParts = {
  readonly store: Pick<Inbox, 'unrecognised' | 'removeUnrecognised'>;
  readonly sessions: Pick<Sessions, 'callerOf'>;
  readonly trail: Pick<AuditTrail, 'did' | 'saw'>;
  readonly content: Pick<Content, 'flows'>;
};

type Answer = (asked: HttpRequest) => Promise<HttpResponse>;

/** What a writer's page asks for and does: the messages that the bot did not understand. */
export type InboxApi = { readonly unrecognised: Answer; readonly dismiss: Answer };

/** More lines than these nobody reads on a page; `npm run inbox` shows them all, by cluster. */
const mostLines = 300;

export function inboxApi({ store, sessions, trail, content }: InboxApiParts): InboxApi {
  const lineOf = ({ number, at, text, why, language, asked, ranking }: Unrecognised): UnrecognisedLine => {
    const likeliest = ranking.slice(0, 2).map(({ intent }) => content.flows[intent]?.title ?? intent);
    return present({ number, at, text, why, language, asked, likeliest });
  };
  return {
    unrecognised: async (asked) => {
      const caller = await sessions.callerOf(asked, 'read', 'inbox');
      if (caller.type === 'refused') return caller.answered;
      await trail.saw('inbox-read', asked, caller.account);
      const all = await store.unrecognised(0);
      const lines = all.slice(-mostLines).reverse().map(lineOf);
      return { status: 200, body: { lines, total: all.length } satisfies UnrecognisedList };
    },
    dismiss: async (asked) => {
      const caller = await sessions.callerOf(asked, 'change', 'inbox');
      if (caller.type === 'refused') return caller.answered;
      const { numbers } = jsonBody(asked);
      if (!isListOfNumbers(numbers)) return httpRefusal(400, 'BadNumbers', 'Send {"numbers": [1, 2]}.');
      await trail.did('inbox-dismissed', asked, caller.account, { messages: numbers.length });
      return { status: 200, body: { dismissed: await store.removeUnrecognised(numbers) } };
    },
  };
}

function isListOfNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= mostLines && value.every((each) => Number.isSafeInteger(each));
}
