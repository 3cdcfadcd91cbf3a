import type { Content } from '../domain/content/content.ts';
import {
  type CannedAnswer,
  type CannedDraft,
  type CannedReplies,
  longestCannedTitle,
  unknownCannedName,
} from '../domain/handoff/canned-reply.ts';
import type { Clock } from '../domain/ports/clock.ts';
import { present } from '../domain/present.ts';
import { longestAgentText } from '../domain/wire/desk-wire.ts';
import type { HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import { jsonBody, textIn } from './json-body.ts';
import type { DeskAnswer, ForAgents } from './sign-in/for-agents.ts';

export type CannedApiParts = {
  readonly store: CannedReplies;
  readonly content: Pick<Content, 'desk' | 'languages'>;
  readonly clock: Clock;
  /** The canned replies that others see have changed. */
  readonly cannedChanged: () => void;
};

/** What the page asks for of the canned replies that agents write. */
export type CannedApi = {
  readonly canned: DeskAnswer;
  readonly keepCanned: DeskAnswer;
  readonly removeCanned: DeskAnswer;
};

export function cannedApi(forAgent: ForAgents, { store, content, clock, cannedChanged }: CannedApiParts): CannedApi {
  const answered = (done: CannedAnswer): HttpResponse => {
    if (done.type !== 'refused') cannedChanged();
    return { status: 200, body: done };
  };
  return {
    canned: forAgent('read', async (_, { account }) => ({
      status: 200,
      body: await store.cannedReplies(account.id),
    })),
    keepCanned: forAgent('change', async (asked, { account }) => {
      const body = jsonBody(asked);
      const draft = draftIn(body, [content.desk.language, ...Object.keys(content.languages)]);
      const [id, revision] = [textIn(asked.params.id, 100), revisionIn(body)];
      if (typeof draft === 'string' || id === undefined || revision === undefined)
        return httpRefusal(400, 'BadCannedReply', typeof draft === 'string' ? draft : badRevision);
      const { id: agent, name } = account;
      return answered(await store.keepCannedReply({ ...draft, id, revision, by: { id: agent, name }, at: clock() }));
    }),
    removeCanned: forAgent('change', async (asked, { account }) => {
      const [id, revision] = [textIn(asked.params.id, 100), revisionIn(jsonBody(asked))];
      if (id === undefined || revision === undefined) return httpRefusal(400, 'BadCannedReply', badRevision);
      return answered(await store.removeCannedReply(id, revision, account.id));
    }),
  };
}

const badRevision = 'Send the revision that you have, 0 for a new one, and an id of at most 100 characters.';

function revisionIn({ revision }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0 ? revision : undefined;
}

/** What an agent wrote, without blanks around it, or what is wrong with it. */
function draftIn(body: Readonly<Record<string, unknown>>, languages: readonly string[]): CannedDraft | string {
  const title = textIn(body.title, longestCannedTitle)?.replace(/\s+/g, ' ').trim();
  if (title === undefined) return `Send a title of at most ${longestCannedTitle} characters.`;
  const text = textIn(body.text, longestAgentText)?.trim();
  if (text === undefined) return `Send a text of at most ${longestAgentText} characters.`;
  const unknown = unknownCannedName(text);
  if (unknown !== undefined) return `The text has {{${unknown}}}, which nothing can be filled in for.`;
  const language = textIn(body.language, 35);
  if (language !== undefined && !languages.includes(language))
    return `The desk does not speak ${language}. Send one of ${languages.join(', ')}, or none.`;
  return present({ title, text, language, isOwn: body.isOwn === true ? true : undefined });
}
