import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../../src/domain/conversation/conversation.ts';
import type { Entry } from '../../../src/domain/conversation/entry.ts';
import type { Input, ReplyVia } from '../../../src/domain/conversation/input.ts';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import type { Responder, Response } from '../../../src/domain/ports/responder.ts';
import { emptyResponse } from '../../../src/domain/ports/responder.ts';
import type { Sender } from '../../../src/domain/ports/sender.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import { createEngine, type Engine } from '../../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { keepingErrors } from '../../play/plain-desk.ts';

/** What an input does; a list is what is said. */
type Said = Partial<Response> | readonly Reply[];

export type Respond = (conversation: Conversation, input: Input) => Said | Promise<Said>;

export type EngineOptions = {
  readonly folder?: string;
  /** By default a person's words come back. */
  readonly respond?: Respond;
  /** What an input does whose turn failed; by default an apology. */
  readonly recover?: Respond;
  /** Carries what conversations of the channel `away` say. */
  readonly sender?: Sender;
  readonly typing?: (conversation: Conversation) => void;
  readonly sendsChanged?: (conversation: string) => void;
  /** Stands between engine and store. */
  readonly around?: (store: Store) => Partial<Store>;
};

/** The real engine on a real store; what is said, how it is sent and the time are the test's. */
export async function openEngine(options: EngineOptions = {}) {
  const kept = await openSqliteStore({ folder: options.folder });
  const store: Store = { ...kept, ...options.around?.(kept) };
  const log = keepingErrors();
  const played: Input[] = [];
  const failed: Input[] = [];
  const respondBy =
    (seen: Input[], respond: Respond): Responder =>
    async (conversation, input) => {
      seen.push(input);
      const said = await respond(conversation, input);
      return { ...emptyResponse(conversation.state), ...(isReplies(said) ? { replies: said } : said) };
    };
  const engineOf = (): Engine =>
    createEngine({
      store,
      clock: () => desk.now + desk.set,
      steady: () => desk.now,
      log,
      newId: randomUUID,
      respond: respondBy(played, options.respond ?? echo),
      recover: respondBy(failed, options.recover ?? (() => [{ kind: 'apology', text: 'That went wrong.' }])),
      typing: options.typing ?? (() => {}),
      ...(options.sendsChanged && { sendsChanged: options.sendsChanged }),
      senders: options.sender ? { away: options.sender } : {},
      destinationOf: (channel) => (channel === 'away' ? 'away' : undefined),
    });
  const engine = engineOf();
  const desk = {
    engine,
    /** Another engine on the same store, as another replica has one. */
    engineOf,
    store,
    log,
    /** Inputs in the order in which they were played, each as often as it was. */
    played,
    /** Inputs whose turn failed. */
    failed,
    /** Time as it passes. */
    now: Date.UTC(2026, 10, 23, 9),
    /** By how much the clock is set away from it. */
    set: 0,
    /** A person writes; resolves once it is stored. */
    post: (conversation: string, text: string, more: { key?: string; answerBy?: ReplyVia; channel?: string } = {}) =>
      engine.accept({
        conversation,
        key: randomUUID(),
        by: 'person',
        from: { id: 'dl_anna' },
        body: { type: 'message', text },
        answerBy: 'log',
        channel: 'terminal',
        ...more,
      }),
    /** What the bot has said in a conversation. */
    said: async (conversation: string): Promise<readonly string[]> => textsOf(await store.read(conversation, 0, 1_000)),
    close: async () => {
      await engine.close();
      await kept.close();
    },
  };
  return desk;
}

export type EngineDesk = Awaited<ReturnType<typeof openEngine>>;

/** The texts of the replies among entries. */
export function textsOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply.text] : []));
}

/** What a person typed. */
export function wordsIn({ body }: Input): string {
  return body.type === 'message' ? body.text : body.type;
}

function echo(_: Conversation, input: Input): readonly Reply[] {
  return [{ kind: 'say', text: `You said: ${wordsIn(input)}` }];
}

function isReplies(said: Said): said is readonly Reply[] {
  return Array.isArray(said);
}
