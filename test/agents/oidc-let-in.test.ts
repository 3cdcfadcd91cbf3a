import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../src/agents/sign-in/edit-accounts.ts';
import { cookieBrowser } from './support/cookie-browser.ts';
import { addAgent, password, postJson, type Run, runAgents } from './support/run-agents.ts';
import { type RunningProvider, runProvider } from './support/run-provider.ts';
import { signInThrough } from './support/sign-in-through.ts';

let provider: RunningProvider;
beforeAll(async () => {
  provider = await runProvider();
});
afterAll(() => provider.close());

/** A desk with further settings, for one test. */
async function withDesk(settings: Readonly<Record<string, string>>, test: (run: Run) => Promise<void>): Promise<void> {
  provider.people.clear();
  const run = await runAgents({ ...provider.settings, ...settings });
  try {
    provider.register(run.url);
    await test(run);
  } finally {
    await run.close();
  }
}

it('makes an account for everyone who comes, once, if it is told to', async () => {
  await withDesk({ OIDC_LET_IN: 'everyone' }, async (run) => {
    provider.people.set('sub-anna', { email: 'anna@example.org', email_verified: true, name: 'Anna\nLind' });
    provider.people.set('sub-ben', { email: 'ben@example.org', preferred_username: 'Ben' });
    provider.people.set('sub-cleo', {});
    const first = await signInThrough(run, cookieBrowser(), 'sub-anna');
    const second = await signInThrough(run, cookieBrowser(), 'sub-anna');
    expect(first.me).toMatchObject({ name: 'Anna Lind', id: second.me?.id, teams: [] });
    expect((await signInThrough(run, cookieBrowser(), 'sub-ben')).me?.name).toBe('Ben');
    expect((await signInThrough(run, cookieBrowser(), 'sub-cleo')).me?.name).toMatch(/^desk-/);
    expect((await run.store.accounts()).map(({ login }) => login)).toEqual([
      'anna@example.org',
      'ben',
      expect.stringMatching(/^desk-[\w-]{12}$/),
    ]);
  });
});

it('makes their own account for whoever bears the name or the address of somebody who is there', async () => {
  await withDesk({ OIDC_LET_IN: 'everyone' }, async (run) => {
    await addAgent(run.store, 'ben', run.now);
    const identity = { issuer: `${provider.issuer}/`, subject: 'sub-first' };
    const link = { mail: 'anna@example.org', identity };
    await addAccount(run.store, { login: 'anna', teams: [], link }, run.now);
    provider.people.set('sub-anna', { email: 'anna@example.org', email_verified: true });
    provider.people.set('sub-ben', { preferred_username: 'ben', email: 'anna@example.org' });
    const ids = [];
    for (const who of ['sub-anna', 'sub-ben']) ids.push((await signInThrough(run, cookieBrowser(), who)).me?.id);
    const old = [(await run.store.account('anna'))?.id, (await run.store.account('ben'))?.id];
    expect(new Set([...ids, ...old]).size).toBe(4);
    expect(ids).not.toContain(undefined);
  });
});

it('lets in nobody without the required claim, whether or not they were added', async () => {
  const settings = { OIDC_REQUIRED_CLAIM: 'groups=agents', OIDC_SCOPES: 'email groups', OIDC_LET_IN: 'everyone' };
  await withDesk(settings, async (run) => {
    await addAccount(run.store, { login: 'anna', teams: [], link: { mail: 'anna@example.org' } }, run.now);
    const anna = { email: 'anna@example.org', email_verified: true };
    const refused = { location: '/desk?sign-in=not-a-member', me: undefined };
    for (const groups of [undefined, [], ['agents-of-others'], 'all agents', { agents: true }]) {
      provider.people.set('sub-anna', { ...anna, groups });
      expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refused);
    }
    provider.people.set('sub-anna', { ...anna, groups: ['all', 'agents'] });
    provider.people.set('sub-ben', { groups: 'agents' });
    expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
    expect((await signInThrough(run, cookieBrowser(), 'sub-ben')).me).toBeDefined();
    provider.people.set('sub-anna', anna);
    expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refused);
    expect((await run.store.auditLines(0, 0, 100)).at(-1)).toMatchObject({
      event: 'sign-in-refused',
      about: { why: 'not-a-member', subject: 'sub-anna' },
    });
  });
});

it('takes roles from the claim where it tells any, for that session, and otherwise from the account', async () => {
  const settings = {
    OIDC_ROLES_CLAIM: 'groups',
    OIDC_ROLES: 'desk-leads=lead, desk-writers=writer',
    OIDC_LET_IN: 'everyone',
    OIDC_SCOPES: 'email groups',
  };
  await withDesk(settings, async (run) => {
    const mayOf = async (groups: unknown) => {
      provider.people.set('sub-anna', { groups });
      const browser = cookieBrowser();
      await signInThrough(run, browser, 'sub-anna');
      const { may } = (await (await browser.ask(`${run.url}/desk/me`)).json()) as { may: readonly string[] };
      return { may, queue: (await browser.ask(`${run.url}/desk/api/queue`)).status };
    };
    expect(await mayOf(undefined)).toEqual({ may: ['conversations'], queue: 200 });
    expect(await mayOf(['others', 'desk-leads'])).toMatchObject({ may: ['conversations', 'persons'] });
    expect(await mayOf('desk-writers')).toEqual({ may: ['inbox'], queue: 403 });
    expect(await mayOf(['others'])).toEqual({ may: ['conversations'], queue: 200 });
    expect((await run.store.accounts()).map(({ roles }) => roles)).toEqual([['agent']]);
    const audit = (await run.store.auditLines(0, 0, 100)).filter(({ event }) => event !== 'server-started');
    expect(audit.map(({ event, about }) => [event, about?.by, about?.roles])).toEqual([
      ['account-added', 'provider', ['agent']],
      ['signed-in', 'provider', ['agent']],
      ['signed-in', 'provider', ['lead']],
      ['signed-in', 'provider', ['writer']],
      ['signed-in', 'provider', ['agent']],
    ]);
  });
});

it('knows people by the claim that the operator names, and nobody who lacks it', async () => {
  await withDesk({ OIDC_SUBJECT_CLAIM: 'oid', OIDC_LET_IN: 'everyone' }, async (run) => {
    const identity = { issuer: `${provider.issuer}/`, subject: 'object-1' };
    await addAccount(run.store, { login: 'anna', teams: [], link: { identity } }, run.now);
    provider.people.set('sub-anna', { oid: 'object-1' });
    provider.people.set('object-1', {});
    expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
    expect(await signInThrough(run, cookieBrowser(), 'object-1')).toMatchObject({ location: '/desk?sign-in=failed' });
  });
});

it('lets nobody in by password where the provider is the only way', async () => {
  await withDesk({ OIDC_ONLY: 'true' }, async (run) => {
    await addAgent(run.store, 'anna', run.now);
    const answer = await postJson(`${run.url}/desk/sign-in`, { login: 'anna', password }, { origin: run.url });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    expect(await (await fetch(`${run.url}/desk`)).text()).toContain('"signIn":{"password":false,"provider":"Acme ID"}');
  });
});

it('proves itself in the body to a provider that takes nothing else', async () => {
  await withDesk({ OIDC_LET_IN: 'everyone' }, async (run) => {
    provider.register(run.url, 'client_secret_post');
    provider.people.set('sub-anna', { name: 'Anna' });
    expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('Anna');
  });
});

it('has no way to a provider where none is set', async () => {
  const run = await runAgents();
  try {
    for (const path of ['start', 'callback']) expect((await fetch(`${run.url}/desk/oidc/${path}`)).status).toBe(404);
    expect(await (await fetch(`${run.url}/desk`)).text()).toContain('"signIn":{"password":true}');
  } finally {
    await run.close();
  }
});
