import type { AgentMove } from '../../../../src/domain/conversation/input.ts';
import type { CannedAnswer, CannedReply } from '../../../../src/domain/handoff/canned-reply.ts';
import type {
  Colleague,
  DeskCase,
  DeskSettings,
  Me,
  MoveAnswer,
  QueueLine,
} from '../../../../src/domain/wire/desk-wire.ts';
import type { UnrecognisedList } from '../../../../src/domain/wire/inbox-wire.ts';
import type { ErasureAnswer, PersonExtent, PersonScope } from '../../../../src/domain/wire/person-wire.ts';

/** The result of a request. `unreachable`: no answer, or one that says "later"; the same request may be repeated. */
export type Heard<T> =
  | { readonly type: 'heard'; readonly value: T }
  | { readonly type: 'signed-out' }
  | { readonly type: 'unreachable' }
  | { readonly type: 'turned-down'; readonly status: number };

/** The agents' routes, one function each. */
export type AskDesk = {
  readonly signIn: (login: string, password: string) => Promise<Heard<undefined>>;
  readonly signOut: () => Promise<Heard<undefined>>;
  readonly me: () => Promise<Heard<Me>>;
  readonly settings: () => Promise<Heard<DeskSettings>>;
  readonly queue: () => Promise<Heard<readonly QueueLine[]>>;
  /** What was closed at `before` or earlier, a page of it; without it, the newest. */
  readonly closed: (before?: number) => Promise<Heard<readonly QueueLine[]>>;
  /** All in which these words are found, in whatever state. */
  readonly search: (words: string) => Promise<Heard<readonly QueueLine[]>>;
  /** Everybody who can sign in, and who of them is there. */
  readonly colleagues: () => Promise<Heard<readonly Colleague[]>>;
  /** The canned replies that agents wrote, as far as this one sees them. */
  readonly canned: () => Promise<Heard<readonly CannedReply[]>>;
  readonly keepCanned: (edit: Omit<CannedReply, 'by' | 'at'>) => Promise<Heard<CannedAnswer>>;
  readonly removeCanned: (reply: Pick<CannedReply, 'id' | 'revision'>) => Promise<Heard<CannedAnswer>>;
  readonly open: (handoff: string, after: number) => Promise<Heard<DeskCase>>;
  readonly move: (handoff: string, move: AgentMove, key: string) => Promise<Heard<MoveAnswer>>;
  /** Undefined if the server has nothing to say: it was accepted. */
  readonly say: (handoff: string, text: string, key: string) => Promise<Heard<MoveAnswer | undefined>>;
  /** Keeps a note for colleagues. */
  readonly note: (handoff: string, text: string, key: string) => Promise<Heard<MoveAnswer | undefined>>;
  readonly send: (handoff: string, file: File, key: string) => Promise<Heard<MoveAnswer | undefined>>;
  /** Sends again what did not get through to the person's channel. */
  readonly retryItem: (item: string) => Promise<Heard<undefined>>;
  readonly setAvailable: (available: boolean) => Promise<Heard<undefined>>;
  readonly typing: (handoff: string) => Promise<Heard<undefined>>;
  /** How much is kept of the person of a handoff. */
  readonly person: (handoff: string) => Promise<Heard<PersonExtent>>;
  /** Erases for good what was said in a conversation, or all of a person. */
  readonly erase: (handoff: string, of: PersonScope) => Promise<Heard<ErasureAnswer>>;
  /** The newest messages that were not understood. */
  readonly unrecognised: () => Promise<Heard<UnrecognisedList>>;
  /** Takes such messages out for good. */
  readonly dismiss: (numbers: readonly number[]) => Promise<Heard<{ readonly dismissed: number }>>;
};

const patience = 20_000;
const unknownType = 'application/octet-stream';
const later = [408, 425, 429, 500, 502, 503, 504];

/** Sends requests to the server that this page came from. `csrf` is called for every request that changes something. */
export function askDesk(csrf: () => string | undefined): AskDesk {
  async function ask<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<Heard<T>> {
    const token = csrf();
    try {
      const response = await fetch(`desk/${path}`, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience),
        headers: {
          accept: 'application/json',
          ...(body !== undefined && {
            'content-type': body instanceof File ? body.type || unknownType : 'application/json',
          }),
          ...(method === 'POST' && token !== undefined && { 'x-fixpath-csrf': token }),
        },
        ...(body !== undefined && { body: body instanceof File ? body : JSON.stringify(body) }),
      });
      if (response.status === 401) return { type: 'signed-out' };
      const text = await response.text();
      // Only our own server writes these answers: they have the types of the wire.
      const value = (text === '' ? undefined : JSON.parse(text)) as T;
      if (response.ok) return { type: 'heard', value };
      // A refused move is an answer, whatever its status.
      if (isRefusal(value)) return { type: 'heard', value };
      // A 403 may be a token that a restarted server no longer knows; the next one will be accepted.
      const mayPass = later.includes(response.status) || (method === 'POST' && response.status === 403);
      return mayPass ? { type: 'unreachable' } : { type: 'turned-down', status: response.status };
    } catch {
      return { type: 'unreachable' };
    }
  }
  const one = (handoff: string) => `api/handoffs/${encodeURIComponent(handoff)}`;
  return {
    signIn,
    signOut: () => ask('POST', 'sign-out', {}),
    me: () => ask('GET', 'me'),
    settings: () => ask('GET', 'api/settings'),
    queue: async () => linesIn(await ask('GET', 'api/queue')),
    closed: async (before) =>
      linesIn(await ask('GET', `api/queue?closed${before === undefined ? '' : `&before=${before}`}`)),
    search: (words) => ask('GET', `api/search?${new URLSearchParams({ words })}`),
    colleagues: () => ask('GET', 'api/colleagues'),
    canned: () => ask('GET', 'api/canned'),
    keepCanned: ({ id, ...edit }) => ask('POST', `api/canned/${encodeURIComponent(id)}`, edit),
    removeCanned: ({ id, revision }) => ask('POST', `api/canned/${encodeURIComponent(id)}/remove`, { revision }),
    open: (handoff, after) => ask('GET', `${one(handoff)}?after=${after}`),
    move: (handoff, move, key) => ask('POST', `${one(handoff)}/moves`, { move, key }),
    say: (handoff, text, key) => ask('POST', `${one(handoff)}/messages`, { text, key }),
    note: (handoff, text, key) => ask('POST', `${one(handoff)}/notes`, { text, key }),
    send: (handoff, file, key) =>
      ask('POST', `${one(handoff)}/files?${new URLSearchParams({ name: file.name, key })}`, file),
    retryItem: (item) => ask('POST', `api/items/${encodeURIComponent(item)}/retry`, {}),
    setAvailable: (available) => ask('POST', 'api/presence', { available }),
    typing: (handoff) => ask('POST', 'api/typing', { handoff }),
    person: (handoff) => ask('GET', `${one(handoff)}/person`),
    erase: (handoff, of) => ask('POST', `${one(handoff)}/erasure`, { of }),
    unrecognised: () => ask('GET', 'api/unrecognised'),
    dismiss: (numbers) => ask('POST', 'api/unrecognised/dismiss', { numbers }),
  };

  /** Only here a 429 differs from a server that is away: whoever is at the form must know which it is. */
  async function signIn(login: string, password: string): Promise<Heard<undefined>> {
    try {
      const { ok, status } = await fetch('desk/sign-in', {
        method: 'POST',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password }),
      });
      if (ok) return { type: 'heard', value: undefined };
      return status === 401 ? { type: 'signed-out' } : { type: 'turned-down', status };
    } catch {
      return { type: 'unreachable' };
    }
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'refused';
}

function linesIn(answer: Heard<{ readonly lines: readonly QueueLine[] }>): Heard<readonly QueueLine[]> {
  return answer.type === 'heard' ? { ...answer, value: answer.value.lines } : answer;
}
