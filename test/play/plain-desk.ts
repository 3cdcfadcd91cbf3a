import { randomUUID } from 'node:crypto';
import { playScene } from '../../src/bot/play-scene.ts';
import { deskRecovery } from '../../src/desk/recover.ts';
import { deskResponder } from '../../src/desk/respond.ts';
import type { RetentionSettings } from '../../src/desk/turn-context.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import type { Reply } from '../../src/domain/conversation/reply.ts';
import type { Staffing } from '../../src/domain/handoff/staff.ts';
import type { Classifier } from '../../src/domain/ports/classifier.ts';
import type { Log } from '../../src/domain/ports/log.ts';
import type { Store } from '../../src/domain/ports/store.ts';
import { createEngine, type Engine } from '../../src/engine/create-engine.ts';
import type { Ears } from '../../src/interpretation/open-ears.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';

/** A log for tests: silent, but errors are kept. */
export function keepingErrors(): Log & { readonly errors: readonly unknown[]; readonly warnings: readonly string[] } {
  const errors: unknown[] = [];
  const warnings: string[] = [];
  const nothing = () => {};
  return {
    errors,
    warnings,
    debug: nothing,
    info: nothing,
    warn: (event) => warnings.push(event),
    error: (event, fields) => errors.push([event, fields]),
  };
}

export type PlainDesk = {
  readonly engine: Engine;
  readonly store: Store;
  readonly log: ReturnType<typeof keepingErrors>;
  /** The current content; a test may set another. */
  content: Content;
  /** Who is there to take over. */
  staffing: Staffing;
  /** Now, ms; a test moves it. */
  now: number;
  readonly close: () => Promise<void>;
};

/** The desk without any channel: engine, waterfall and a real store. */
export async function openPlainDesk(
  content: Content,
  { classifier, ears = () => undefined }: { readonly classifier: Classifier; readonly ears?: Ears },
  folder?: string,
  keeping?: RetentionSettings,
  sendsMail = true,
): Promise<PlainDesk> {
  const store = await openSqliteStore({ folder });
  const log = keepingErrors();
  const parts = {
    desk: () => ({ content: desk.content, classifier, ears, keeping }),
    player: playScene,
    pinned: (hash: string) => store.bundle(hash),
    handoff: store.handoff,
    staff: async () => desk.staffing,
    sendsMail,
  };
  const engine = createEngine({
    store,
    clock: () => desk.now,
    log,
    newId: randomUUID,
    respond: deskResponder(parts),
    recover: deskRecovery(parts),
    typing: () => {},
    senders: {},
    destinationOf: () => undefined,
  });
  const desk: PlainDesk = {
    engine,
    store,
    log,
    content,
    staffing: { present: true, ahead: 0 },
    now: Date.UTC(2026, 10, 23, 9),
    close: async () => {
      await engine.close();
      await store.close();
    },
  };
  await engine.start();
  return desk;
}

/** Sends something a person did, and returns the replies it got. */
export async function send(
  desk: PlainDesk,
  conversation: string,
  body: { readonly text: string; readonly tap?: { readonly reply: string; readonly pick: string } } | 'greeting',
  key: string = randomUUID(),
  locale?: string,
): Promise<readonly Entry[]> {
  const { id } = await desk.engine.accept({
    conversation,
    key: body === 'greeting' ? 'greeting' : key,
    by: body === 'greeting' ? 'channel' : 'person',
    from: { id: 'dl_anna', name: 'Anna' },
    body: body === 'greeting' ? { type: 'greeting' } : { type: 'message', ...body },
    answerBy: 'log',
    channel: 'terminal',
    ...(locale !== undefined && { locale }),
  });
  const entries = await desk.engine.replies(conversation, id, 10_000);
  if (!entries) throw new Error(`No answer to ${JSON.stringify(body)}: ${JSON.stringify(desk.log.errors)}`);
  return entries;
}

/** The replies to words, in a conversation of their own unless one is given. */
export async function repliesTo(
  desk: PlainDesk,
  text: string,
  conversation = `terminal:${randomUUID()}`,
): Promise<readonly Reply[]> {
  const entries = await send(desk, conversation, { text });
  return entries.flatMap(({ body }) => (body.kind === 'reply' ? [body.reply] : []));
}
