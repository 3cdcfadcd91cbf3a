import { randomUUID } from 'node:crypto';
import type { OpenBackends } from '../../../src/backends/open-backends.ts';
import { playScene } from '../../../src/bot/play-scene.ts';
import { deskRecovery } from '../../../src/desk/recover.ts';
import { deskResponder } from '../../../src/desk/respond.ts';
import { type Entry, handoffChangeIn } from '../../../src/domain/conversation/entry.ts';
import type { AgentMove, InputBody, SentFile } from '../../../src/domain/conversation/input.ts';
import type { Backend } from '../../../src/domain/ports/backend.ts';
import type { Log } from '../../../src/domain/ports/log.ts';
import { present } from '../../../src/domain/present.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import { openSqliteStore } from '../../../src/storage/sqlite-store.ts';
import { deskContent } from '../../play/desk-content.ts';

/** What a backend is made of, but for where it sends. */
export type DeskSide = {
  readonly store: Awaited<ReturnType<typeof openSqliteStore>>;
  readonly clock: () => number;
  readonly random: () => number;
};

/** Something a backend has to be told, under its key. */
export type Told = { readonly key: string; readonly handoff: string | undefined };

/** Read once, and before any test's time runs: it may have to be learned. */
const { content, classifier, ears } = await deskContent();

const agent = { id: 'agent-1', name: 'Bo' };

/** The whole desk without a channel, on a real store, that tells a backend, or all of them. */
export async function deskWith(backendOf: (side: DeskSide) => Backend | OpenBackends) {
  const store = await openSqliteStore({ folder: undefined });
  const warned: { readonly event: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const errors: unknown[] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: (event, fields = {}) => warned.push({ event, fields }),
    error: (event, fields) => errors.push([event, fields]),
  };
  const made = backendOf({ store, clock: () => desk.now, random: () => 0.5 });
  const { backendsFor, senders } = 'send' in made ? alone(made) : made;
  const parts = {
    desk: () => ({ content, classifier, ears }),
    player: playScene,
    pinned: store.bundle,
    handoff: store.handoff,
    sendsMail: true,
    seenAt: () => desk.seenAt,
    staff: async () => ({ present: desk.somebody, ahead: 0 }),
  };
  const engine = createEngine({
    store,
    clock: () => desk.now,
    log,
    newId: randomUUID,
    respond: deskResponder(parts),
    recover: deskRecovery(parts),
    typing: () => {},
    senders,
    backendsFor,
    destinationOf: () => undefined,
  });
  const put = async (conversation: string, by: 'person' | 'agent', body: InputBody, name = 'Anna'): Promise<void> => {
    const proven = desk.mail === undefined ? {} : { mail: desk.mail, proven: true as const };
    const from = by === 'agent' ? agent : { id: 'dl_anna', name, ...proven };
    const input = { conversation, key: randomUUID(), by, from, body, answerBy: 'log' as const, channel: 'terminal' };
    const { id } = await engine.accept(input);
    if (!(await engine.replies(conversation, id, 10_000))) throw new Error(`No turn: ${JSON.stringify(errors)}`);
  };
  const read = (conversation: string): Promise<readonly Entry[]> => store.read(conversation, 0, 10_000);
  const desk = {
    engine,
    store,
    content,
    warned,
    errors,
    now: Date.UTC(2026, 10, 23, 9),
    /** Somebody is there to take over; with nobody it becomes a ticket at once. */
    somebody: false,
    /** When the person last had their chat before them. */
    seenAt: undefined as number | undefined,
    /** The person's address, where a site has proven it. */
    mail: undefined as string | undefined,
    says: (conversation: string, text: string, name?: string) =>
      put(conversation, 'person', { type: 'message', text }, name),
    /** The agent says something in the newest handoff of a conversation. */
    answers: async (conversation: string, text: string, files: readonly SentFile[] = []) =>
      put(conversation, 'agent', { type: 'agent-says', handoff: await newest(conversation), text, files }),
    /** The person writes by mail, in the thread of a handoff. */
    writesBack: async (conversation: string, text: string, messageId?: string) =>
      put(conversation, 'person', {
        type: 'message',
        text,
        byMail: present({ handoff: await newest(conversation), messageId }),
      }),
    moves: async (conversation: string, move: AgentMove) =>
      put(conversation, 'agent', { type: 'agent-moves', handoff: await newest(conversation), move }),
    read,
    /** All that backends have to be told of a conversation, in order. */
    told: async (conversation: string): Promise<readonly Told[]> => {
      const log = await read(conversation);
      return log.flatMap((entry) =>
        backendsFor(entry).map((name) => ({
          key: `${entry.id}>${name}`,
          handoff: handoffOf(entry),
        })),
      );
    },
    /** Lets time pass, and everything that is due then happen. */
    later: async (ms: number): Promise<void> => {
      desk.now += ms;
      await engine.tick();
      await engine.idle();
      await engine.tick();
    },
    close: async () => {
      await engine.close();
      await store.close();
    },
  };
  const newest = async (conversation: string): Promise<string> => {
    const changes = await store.handoffChanges(conversation);
    return changes.map(({ body }) => handoffChangeIn(body)?.handoff.id).at(-1) ?? 'none';
  };
  await engine.start();
  return desk;
}

/** The handoff that a record is about. */
function handoffOf({ body }: Entry): string | undefined {
  if (body.kind === 'record' && body.record.type === 'mail-due') return body.record.handoff;
  return handoffChangeIn(body)?.handoff.id;
}

function alone({ name, wants, send }: Backend): OpenBackends {
  return {
    backendsFor: (entry) => (wants(entry) ? [name] : []),
    senders: { [name]: send },
    toldOfErasure: [],
  };
}

export type DeskWith = Awaited<ReturnType<typeof deskWith>>;
