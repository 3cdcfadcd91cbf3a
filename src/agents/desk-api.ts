import type { Content } from '../domain/content/content.ts';
import type { KeepFiles } from '../domain/conversation/file.ts';
import type { Account } from '../domain/handoff/account.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import { mayDo } from '../domain/handoff/roles.ts';
import type { Typing } from '../domain/ports/channel.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Store } from '../domain/ports/store.ts';
import { type Colleague, type DeskSettings, longestAgentText, type MoveAnswer } from '../domain/wire/desk-wire.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { httpRefusal } from '../domain/wire/http-refusal.ts';
import type { ActionResult, AgentActions } from './agent-actions.ts';
import { type AuditTrail, deskReader } from './audit-trail.ts';
import { type CannedApi, type CannedApiParts, cannedApi } from './canned-api.ts';
import { jsonBody, textIn } from './json-body.ts';
import { mentionsIn } from './mentions-in.ts';
import type { Presence } from './presence.ts';
import { readMove } from './read-move.ts';
import { type DeskAnswer, forAgents } from './sign-in/for-agents.ts';
import type { Sessions } from './sign-in/sessions.ts';
import { meOf } from './sign-in/sign-in.ts';
import { type CaseParts, showCase } from './views/show-case.ts';
import type { Queue } from './views/show-queue.ts';

export type DeskApiParts = CaseParts &
  CannedApiParts & {
    readonly store: Pick<Store, 'handoff' | 'find' | 'setAvailable' | 'retryItem' | 'accounts'>;
    readonly presence: Pick<Presence, 'seen' | 'changed' | 'isThere'>;
    readonly content: Pick<Content, 'desk' | 'flows' | 'languages'>;
    readonly sessions: Sessions;
    readonly trail: Pick<AuditTrail, 'saw'>;
    readonly act: AgentActions;
    readonly shown: Pick<Queue, 'lines' | 'closed' | 'search'>;
    readonly sendsChanged: (conversation: string) => void;
    readonly keepFiles: KeepFiles;
    /** Shows the person that somebody is writing. */
    readonly typing: Typing;
    /** Sends what is due now. */
    readonly send: () => Promise<void>;
    readonly availableWhenActive: boolean;
    readonly clock: Clock;
    readonly newId: () => string;
  };

/** What a signed-in agent's page asks for and does. */
export type DeskApi = CannedApi & {
  readonly settings: DeskAnswer;
  readonly queue: DeskAnswer;
  readonly search: DeskAnswer;
  readonly colleagues: DeskAnswer;
  readonly handoff: DeskAnswer;
  readonly move: DeskAnswer;
  readonly say: DeskAnswer;
  readonly note: DeskAnswer;
  readonly file: DeskAnswer;
  readonly presence: DeskAnswer;
  readonly typing: DeskAnswer;
  readonly retry: DeskAnswer;
};

/** Nobody looks for more, characters. */
const longestSearch = 200;

export function deskApi(parts: DeskApiParts): DeskApi {
  const { store, presence, content, clock, sessions, trail, act, shown } = parts;
  const caseOf = showCase(parts);

  const forAgent = forAgents(sessions, presence);
  const forHandoff = (
    answer: (handoff: Handoff, asked: HttpRequest, account: Account) => Promise<HttpResponse>,
  ): DeskAnswer =>
    forAgent('change', async (asked, { account }) => {
      const handoff = await store.handoff(asked.params.id ?? '');
      return handoff ? answer(handoff, asked, account) : unknownHandoff;
    });

  return {
    ...cannedApi(forAgent, parts),
    settings: forAgent('read', async () => ({ status: 200, body: pageSettings(parts) })),
    queue: forAgent('read', async ({ query }) => ({
      status: 200,
      body: {
        lines: await (query.has('closed')
          ? shown.closed(countIn(query.get('before')) ?? Number.MAX_SAFE_INTEGER)
          : shown.lines()),
      },
    })),
    search: forAgent('read', async (asked, { account }) => {
      const body = await shown.search((asked.query.get('words') ?? '').slice(0, longestSearch));
      await trail.saw('searched', asked, account);
      return { status: 200, body };
    }),
    colleagues: forAgent('read', async () => ({
      status: 200,
      body: colleaguesIn(agentsAmong(await store.accounts()), presence.isThere),
    })),
    handoff: forAgent('read', async (asked, { account }) => {
      const opened = await caseOf(asked.params.id ?? '', countIn(asked.query.get('after')) ?? 0, deskReader(account));
      if (!opened) return unknownHandoff;
      const { id, conversation } = opened.handoff;
      await trail.saw('conversation-read', asked, account, { handoff: id, conversation });
      return { status: 200, body: opened };
    }),
    move: forHandoff(async (handoff, asked, account) => {
      const { move: sent, key } = jsonBody(asked);
      const move = readMove(sent, content.desk.teams, agentsAmong(await store.accounts()));
      if (!move) return httpRefusal(400, 'BadMove', 'Send {"move": {"type": …}} with a move of this desk.');
      return answered(await act.move(handoff, authorOf(account), move, textIn(key, 100) ?? parts.newId()));
    }),
    say: forHandoff(async (handoff, asked, account) => {
      const { text, key } = wordsOf(asked);
      if (text === undefined || key === undefined) return badMessage;
      return answered(await act.say(handoff, authorOf(account), { text }, key));
    }),
    note: forHandoff(async (handoff, asked, account) => {
      const { text, key } = wordsOf(asked);
      if (text === undefined || key === undefined) return badMessage;
      const mentions = mentionsIn(text, agentsAmong(await store.accounts())).filter(({ id }) => id !== account.id);
      const kept = await act.note(handoff, authorOf(account), { text, mentions }, key);
      // Of a ticket nobody else is told that something was written.
      parts.sendsChanged(handoff.conversation);
      return answered(kept);
    }),
    file: forHandoff(fileSender(parts)),
    presence: forAgent('change', async (asked, { account, csrf }) => {
      const { available } = jsonBody(asked);
      if (typeof available !== 'boolean') return httpRefusal(400, 'BadPresence', 'Send {"available": true} or false.');
      const changed = { ...account, available };
      await store.setAvailable(account.id, available);
      presence.changed(changed);
      return { status: 200, body: meOf(changed, csrf) };
    }),
    typing: forAgent('change', async (asked, { account }) => {
      const handoff = await store.handoff(textIn(jsonBody(asked).handoff, 200) ?? '');
      const conversation = handoff && isOwn(handoff, account) && (await store.find(handoff.conversation));
      if (conversation) parts.typing(conversation, authorOf(account));
      return { status: 204 };
    }),
    retry: forAgent('change', async ({ params }) => {
      const conversation = await store.retryItem(params.id ?? '', clock());
      if (conversation === undefined) return httpRefusal(404, 'NotRefused', 'There is no refused send of that id.');
      await parts.send();
      parts.sendsChanged(conversation);
      return { status: 204 };
    }),
  };
}

/** Takes a file of an agent, with words if there are some, into the conversation that they have. */
function fileSender({ keepFiles, act }: Pick<DeskApiParts, 'keepFiles' | 'act'>) {
  return async (handoff: Handoff, asked: HttpRequest, account: Account): Promise<HttpResponse> => {
    const { query, headers, body } = asked;
    const [name, key] = [textIn(query.get('name'), 200), textIn(query.get('key'), 100)];
    if (name === undefined || key === undefined || body.length === 0)
      return httpRefusal(400, 'BadFile', 'Send the file as the body, and ?name=…&key=… with it.');
    if (!isOwn(handoff, account)) return answered({ type: 'refused', why: 'not-yours' });
    const type = /^[\w.+-]+\/[\w.+-]+/.exec(headers['content-type'] ?? '')?.[0] ?? 'application/octet-stream';
    const file = { name, type, content: body };
    const kept = await keepFiles(handoff.conversation, [file], `${account.id} ${key}`);
    if (kept.type === 'refused') return kept.answered;
    const text = textIn(query.get('text'), longestAgentText) ?? '';
    return answered(await act.say(handoff, authorOf(account), { text, files: kept.files }, key));
  };
}

function isOwn({ state, agent }: Handoff, account: Account): boolean {
  return state === 'claimed' && agent?.id === account.id;
}

const unknownHandoff = httpRefusal(404, 'NotFound', 'There is no such handoff.');

const badMessage = httpRefusal(400, 'BadMessage', `Send a text of at most ${longestAgentText} characters, and a key.`);

/** What an agent writes, and the key by which a repeat is recognised, each if it is as it should be. */
function wordsOf(asked: HttpRequest): { readonly text: string | undefined; readonly key: string | undefined } {
  const { text, key } = jsonBody(asked);
  return { text: textIn(text, longestAgentText), key: textIn(key, 100) };
}

/** A number of a query above zero; undefined for anything else. */
function countIn(given: string | null): number | undefined {
  const count = Number(given ?? '');
  return Number.isSafeInteger(count) && count > 0 ? count : undefined;
}

/** Those who can take a conversation. */
function agentsAmong(accounts: readonly Account[]): readonly Account[] {
  return accounts.filter((account) => !account.disabled && mayDo(account, 'conversations'));
}

function colleaguesIn(agents: readonly Account[], isThere: Presence['isThere']): readonly Colleague[] {
  return agents.map(({ id, name, teams }) => ({ id, name, teams, isThere: isThere(id) }));
}

function authorOf({ id, name }: Account) {
  return { id, name };
}

function answered(acted: ActionResult): HttpResponse {
  if (acted.type === 'late')
    return httpRefusal(503, 'NotYet', 'This is stored and not done yet; look again in a moment.', {
      'retry-after': '2',
    });
  return { status: 200, body: acted satisfies MoveAnswer };
}

/** What the agents' page is told about the desk. */
function pageSettings({ content, availableWhenActive }: DeskApiParts): DeskSettings {
  const { desk, flows, languages } = content;
  const { name, language, teams, cannedReplies } = desk;
  const steps = Object.entries(flows).map(([id, flow]) => [
    id,
    flow.steps.map((step) => ({ id: step.id, title: step.title })),
  ]);
  return {
    name,
    language,
    languages: [language, ...Object.keys(languages)],
    teams,
    cannedReplies,
    steps: Object.fromEntries(steps),
    availableWhenActive,
  };
}
