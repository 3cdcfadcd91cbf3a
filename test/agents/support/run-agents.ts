import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import WebSocket from 'ws';
import { hashPassword } from '../../../src/agents/sign-in/password.ts';
import { type App, createApp } from '../../../src/app/create-app.ts';
import type { AppParts } from '../../../src/app/open-parts.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import type { AgentMove } from '../../../src/domain/conversation/input.ts';
import type { Role } from '../../../src/domain/handoff/roles.ts';
import type { Store } from '../../../src/domain/ports/store.ts';
import type { DeskCase, DeskFrame, Me, MoveAnswer, QueueLine } from '../../../src/domain/wire/desk-wire.ts';
import { openStore } from '../../../src/storage/open-store.ts';
import { deskFor } from '../../play/desk-content.ts';
import { learnedFolder } from '../../play/learned.ts';

export const password = 'correct horse battery';

/** The whole program on a store of its own, whose model is kept between runs, at a time that the test sets. */
export async function runAgents(
  settings: Readonly<Record<string, string>> = {},
  parts: Pick<AppParts, 'cloud' | 'log'> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-agents-'));
  const root = join(import.meta.dirname, '../../..');
  const config = (port: number) =>
    readConfig({ PORT: String(port), DATA_DIR: learnedFolder, CONTENT_DIR: root, ...settings });
  const { database } = config(0);
  const open = () => openStore({ folder, database });
  // Of one database, replicas change their content together.
  const desk = database ? undefined : await deskFor(config(0));
  const run = {
    store: await open(),
    now: Date.UTC(2026, 10, 23, 9),
    url: '',
    pass: async (ms: number) => {
      run.now += ms;
      await app?.tick();
    },
    /** Ends the program and starts it again on the same store and port. */
    restart: async () => {
      await app?.close();
      await run.store.close();
      run.store = await open();
      app = await createApp(config(Number(new URL(run.url).port)), {
        ...parts,
        store: run.store,
        desk,
        clock: () => run.now,
      });
    },
    close: async () => {
      await app?.close();
      await run.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  let app: App | undefined = await createApp(config(0), { ...parts, store: run.store, desk, clock: () => run.now });
  run.url = app.url;
  return run;
}

export type Run = Awaited<ReturnType<typeof runAgents>>;

type Lines = { readonly lines: readonly QueueLine[] };

/** An agent's browser: signed in, with its cookie and its proof. */
export async function signIn(run: Run, login: string) {
  const answer = await postJson(`${run.url}/desk/sign-in`, { login, password }, { origin: run.url });
  expect(answer.status).toBe(200);
  const me = (await answer.json()) as Me;
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { origin: run.url, cookie, 'x-fixpath-csrf': me.csrf };
  const get = async <T>(path: string): Promise<T> => {
    const got = await fetch(run.url + path, { headers: { cookie } });
    if (got.status !== 200) throw new Error(`GET ${path}: ${got.status} ${await got.text()}`);
    return (await got.json()) as T;
  };
  const post = (path: string, body: unknown) => postJson(run.url + path, body, headers);
  return {
    me,
    cookie,
    headers,
    get,
    post,
    queue: async () => (await get<Lines>('/desk/api/queue')).lines,
    closed: async () => (await get<Lines>('/desk/api/queue?closed')).lines,
    open: (id: string, after = 0) => get<DeskCase>(`/desk/api/handoffs/${id}?after=${after}`),
    move: async (id: string, move: AgentMove) =>
      (await (await post(`/desk/api/handoffs/${id}/moves`, { move })).json()) as MoveAnswer,
    say: async (id: string, text: string, key: string = randomUUID()) =>
      (await (await post(`/desk/api/handoffs/${id}/messages`, { text, key })).json()) as MoveAnswer,
    /** Opens the page's socket. */
    attend: () => attend(run, { cookie, origin: run.url }),
  };
}

export type Browser = Awaited<ReturnType<typeof signIn>>;

export async function attend(run: Run, headers: Readonly<Record<string, string>>) {
  const socket = new WebSocket(`${run.url.replace('http', 'ws')}/desk/api/stream`, { headers });
  const frames: DeskFrame[] = [];
  socket.on('message', (text) => frames.push(JSON.parse(String(text))));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    frames,
    closed: new Promise<number>((resolve) => socket.once('close', resolve)),
    leave: async () => {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.close();
      await closed;
    },
  };
}

/** An agent whose password is hashed cheaply: what a hash costs is written into it. */
export async function addAgent(
  store: Store,
  login: string,
  now: number,
  teams: readonly string[] = [],
  roles: readonly Role[] = ['agent'],
) {
  const name = `${login[0]?.toUpperCase()}${login.slice(1)}`;
  await store.keepAccount({
    id: `desk-${login}`,
    login,
    name,
    teams,
    roles,
    password: await hashPassword(password, { n: 10, r: 8, p: 1 }),
    disabled: false,
    available: false,
    createdAt: now,
  });
}

/** A person's chat through Direct Line. */
export async function openChat(run: Run) {
  const { token, conversationId } = (await (await fetch(`${run.url}/chat/token`, { method: 'POST' })).json()) as {
    token: string;
    conversationId: string;
  };
  const headers = { authorization: `Bearer ${token}` };
  const conversation = `${run.url}/v3/directline/conversations/${conversationId}`;
  const started = await fetch(`${run.url}/v3/directline/conversations`, { method: 'POST', headers });
  const { streamUrl } = (await started.json()) as { streamUrl: string };
  const send = async (activity: object, key: string = randomUUID()): Promise<string> => {
    const body = { from: { id: 'person', name: 'Eva' }, channelData: { clientActivityID: key }, ...activity };
    const answer = await postJson(`${conversation}/activities`, body, headers);
    const { id } = (await answer.json()) as { id: string };
    return id;
  };
  const shown = async () =>
    ((await (await fetch(`${conversation}/activities`, { headers })).json()) as { activities: Shown[] }).activities;
  return {
    id: conversationId,
    send,
    /** Writes, and waits until the turn is over. */
    write: async (text: string, key?: string) => {
      const id = await send({ type: 'message', text }, key);
      await until(async () => (await run.store.repliesTo(conversationId, id)).done);
      return id;
    },
    shown,
    /** Opens the person's socket; `met` resolves once it shows such an activity. */
    listen: async (holds: (activity: { type: string; text?: string }) => boolean) => {
      const socket = new WebSocket(streamUrl);
      const met = new Promise<void>((resolve) => {
        socket.on('message', (text) => {
          const frame = String(text);
          if (
            frame === '' ||
            !(JSON.parse(frame) as { activities: { type: string; text?: string }[] }).activities.some(holds)
          )
            return;
          socket.close();
          resolve();
        });
      });
      await new Promise((resolve) => socket.once('open', resolve));
      return { met };
    },
    texts: async () => (await shown()).map(({ text }) => text ?? ''),
  };
}

type Shown = {
  readonly text?: string;
  readonly from: { readonly id: string; readonly name?: string };
  readonly attachments?: readonly {
    readonly contentUrl: string;
    readonly name: string;
    readonly contentType: string;
  }[];
  readonly channelData?: { readonly fixpath?: { readonly kind: string } };
};

/** Looks again and again, at most 15 s. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
