import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agents } from '../../src/agents/create-agents.ts';
import { createPresence } from '../../src/agents/presence.ts';
import { deskRoutes } from '../../src/agents/routes.ts';
import { addAccount, giveRoles } from '../../src/agents/sign-in/edit-accounts.ts';
import { type Role, roles } from '../../src/domain/handoff/roles.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { addAgent, attend, type Browser, type Run, runAgents, signIn } from './support/run-agents.ts';

const conversations = ['agent', 'lead', 'operator'];
const persons = ['lead', 'operator'];
const inbox = ['writer', 'operator'];

/** Who may ask for what, spelled out: the same table stands in docs/roles.md. */
const table: Readonly<Record<string, readonly string[]>> = {
  'POST /desk/sign-out': roles,
  'GET /desk/me': roles,
  'GET /desk/api/settings': conversations,
  'GET /desk/api/queue': conversations,
  'GET /desk/api/search': conversations,
  'GET /desk/api/colleagues': conversations,
  'GET /desk/api/canned': conversations,
  'POST /desk/api/canned/:id': conversations,
  'POST /desk/api/canned/:id/remove': conversations,
  'GET /desk/api/handoffs/:id': conversations,
  'POST /desk/api/handoffs/:id/moves': conversations,
  'POST /desk/api/handoffs/:id/messages': conversations,
  'POST /desk/api/handoffs/:id/notes': conversations,
  'POST /desk/api/handoffs/:id/files': conversations,
  'GET /desk/api/handoffs/:id/person': persons,
  'GET /desk/api/handoffs/:id/export': persons,
  'POST /desk/api/handoffs/:id/erasure': persons,
  'POST /desk/api/presence': conversations,
  'POST /desk/api/typing': conversations,
  'POST /desk/api/items/:id/retry': conversations,
  'GET /desk/api/unrecognised': inbox,
  'POST /desk/api/unrecognised/dismiss': inbox,
  'GET /desk/api/audit': ['operator'],
};

let run: Run;
const browsers = new Map<string, Browser>();
beforeAll(async () => {
  run = await runAgents();
  for (const role of roles) await addAgent(run.store, role, run.now, [], [role]);
  await addAgent(run.store, 'both', run.now, [], ['agent', 'writer']);
  for (const login of [...roles, 'both']) browsers.set(login, await signIn(run, login));
});
afterAll(() => run.close());

const browserOf = (login: string): Browser => browsers.get(login) as Browser;

/** Asks for a route as somebody; there is no handoff `x`, and the bodies say nothing that could be done. */
async function ask(route: string, { headers, cookie }: Pick<Browser, 'headers' | 'cookie'>): Promise<Response> {
  const [method = '', path = ''] = route.split(' ');
  const url = run.url + path.replace(':id', 'x');
  return method === 'GET'
    ? fetch(url, { headers: { cookie } })
    : fetch(url, { method, headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
}

it('names every route of the desk that somebody has to be signed in for', () => {
  // Only methods and paths are read here.
  const all = deskRoutes({} as Agents).routes.map(({ method, path }) => `${method} ${path}`);
  expect(all.filter((route) => route !== 'POST /desk/sign-in').toSorted()).toEqual(Object.keys(table).toSorted());
});

describe.each(Object.entries(table).filter(([route]) => !route.endsWith('sign-out')))('%s', (route, allowed) => {
  it(`is for ${allowed.join(', ')} alone, and tells the others so`, async () => {
    for (const role of roles) {
      const answer = await ask(route, browserOf(role));
      const told = await answer.text();
      if (allowed.includes(role)) expect([role, answer.status === 403]).toEqual([role, false]);
      else {
        expect([role, answer.status]).toEqual([role, 403]);
        expect(JSON.parse(told).error).toMatchObject({ code: 'NotYourRole' });
        expect(told).toContain(`This takes the role ${allowed.join(' or ')}; yours is ${role}.`);
      }
    }
    expect((await ask(route, { headers: {} as Browser['headers'], cookie: '' })).status).not.toBe(200);
  });
});

it('lets somebody of two roles do what either may', async () => {
  expect((await ask('GET /desk/api/queue', browserOf('both'))).status).toBe(200);
  expect((await ask('GET /desk/api/unrecognised', browserOf('both'))).status).toBe(200);
  expect(browserOf('both').me.may).toEqual(['conversations', 'inbox']);
});

it('opens no stream for who may not see conversations, and closes it when that is taken away', async () => {
  await expect(attend(run, { cookie: browserOf('writer').cookie, origin: run.url })).rejects.toThrow('403');
  await addAgent(run.store, 'moved', run.now, [], ['agent']);
  const moved = await signIn(run, 'moved');
  const page = await moved.attend();
  await giveRoles(run.store, 'moved', ['writer']);
  expect((await ask('GET /desk/api/queue', moved)).status).toBe(403);
  await run.pass(0);
  expect(await page.closed).toBe(4401);
});

it('takes nobody for an agent who may not see conversations', async () => {
  expect(browserOf('writer').me.available).toBe(false);
  const colleagues = await browserOf('lead').get<readonly { id: string }[]>('/desk/api/colleagues');
  expect(colleagues.map(({ id }) => id)).not.toContain('desk-writer');
  const presence = createPresence(run.store, () => run.now);
  const available = async (login: string) => {
    const account = await run.store.account(login);
    if (account) presence.seen({ ...account, available: true });
    return presence.isAvailable('desk');
  };
  expect(await available('writer')).toBe(false);
  expect(await available('lead')).toBe(true);
});

it('makes the first account of a desk the operator’s, and further ones agents’, unless told otherwise', async () => {
  const store = await openSqliteStore({ folder: undefined });
  const add = async (login: string, given?: readonly Role[]) =>
    (await addAccount(store, { login, teams: [], password: 'a long password', ...(given && { roles: given }) }, 1))
      .roles;
  try {
    expect(await add('anna')).toEqual(['operator']);
    expect(await add('ben')).toEqual(['agent']);
    expect(await add('cleo', ['writer', 'agent', 'writer'])).toEqual(['writer', 'agent']);
    await expect(giveRoles(store, 'ben', ['boss'])).rejects.toThrow('"boss" is no role');
    await expect(giveRoles(store, 'ben', [])).rejects.toThrow('Give one or more of agent, lead, writer, operator');
    await giveRoles(store, 'ben', ['lead']);
    expect((await store.account('ben'))?.roles).toEqual(['lead']);
  } finally {
    await store.close();
  }
});
