import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { addAccount, disableAccount, enableAccount, linkAccount } from '../../src/agents/sign-in/edit-accounts.ts';
import { cookieBrowser } from './support/cookie-browser.ts';
import { addAgent, attend, password, postJson, type Run, runAgents } from './support/run-agents.ts';
import { type RunningProvider, runProvider } from './support/run-provider.ts';
import { signInThrough } from './support/sign-in-through.ts';

let provider: RunningProvider;
let run: Run;
beforeAll(async () => {
  provider = await runProvider();
  run = await runAgents(provider.settings);
  provider.register(run.url);
});
afterEach(async () => {
  for (const { id } of await run.store.accounts()) await run.store.removeAccount(id);
  provider.people.clear();
});
afterAll(async () => {
  await run?.close();
  await provider.close();
});

const hour = 3_600_000;
const addByMail = (login: string) =>
  addAccount(run.store, { login, teams: [], link: { mail: `${login}@example.org` } }, run.now);
const known = (login: string, more: object = {}) =>
  provider.people.set(`sub-${login}`, { email: `${login}@Example.org`, email_verified: true, ...more });
const refusedAs = (why: string) => ({ status: 302, location: `/desk?sign-in=${why}`, me: undefined });

it('signs in whom the operator added by a mail address that the provider has seen proven', async () => {
  await addByMail('anna');
  known('anna', { name: 'Somebody else' });
  const back = await signInThrough(run, cookieBrowser(), 'sub-anna');
  expect(back).toMatchObject({ status: 302, location: '/desk', me: { name: 'anna' } });
  expect(back.cookies).toEqual([
    expect.stringMatching(/^fixpath_desk=[\w-]{43}; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/),
    expect.stringMatching(/^fixpath_oidc=; Path=\/desk\/oidc; Max-Age=0; HttpOnly; SameSite=Lax$/),
  ]);
});

it('asks by code, with a challenge, a state, a nonce and the one address to come back to', async () => {
  const answer = await fetch(`${run.url}/desk/oidc/start`, { redirect: 'manual' });
  const asked = new URL(answer.headers.get('location') ?? '');
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    client_id: 'desk',
    response_type: 'code',
    redirect_uri: `${run.url}/desk/oidc/callback`,
    scope: 'openid email profile',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  });
  expect(new Set(['state', 'nonce', 'code_challenge'].map((name) => asked.searchParams.get(name))).size).toBe(3);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^fixpath_oidc=[\w-]{43}\.; Path=\/desk\/oidc; Max-Age=900; HttpOnly; SameSite=Lax$/),
  ]);
});

it('knows them by their subject from then on: their address may change, and nobody who gets it gets in', async () => {
  await addByMail('anna');
  known('anna');
  await signInThrough(run, cookieBrowser(), 'sub-anna');
  provider.people.set('sub-anna', { email: 'married@example.org', email_verified: true });
  provider.people.set('sub-heir', { email: 'anna@example.org', email_verified: true });

  expect(await signInThrough(run, cookieBrowser(), 'sub-heir')).toMatchObject(refusedAs('unknown'));
  expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
});

it.each([false, 'true', undefined])('takes no address for theirs when email_verified is %s', async (email_verified) => {
  await addByMail('anna');
  known('anna', { email_verified });
  expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('unproven'));
  expect((await run.store.account('anna'))?.identity).toBeUndefined();
});

it('lets in by subject, whatever the provider says of the address', async () => {
  const identity = { issuer: `${provider.issuer}/`, subject: 'sub-anna' };
  await addAccount(run.store, { login: 'anna', teams: [], link: { identity } }, run.now);
  expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
});

it('lets in nobody else whom the provider knows, nor the subject of another provider', async () => {
  const identity = { issuer: 'https://id.example.org/', subject: 'sub-anna' };
  await addAccount(run.store, { login: 'anna', teams: [], link: { identity } }, run.now);
  expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('unknown'));
  expect(await run.store.accounts()).toHaveLength(1);
});

it('finds no account by its login, which says nothing of who somebody is', async () => {
  await addAgent(run.store, 'anna', run.now);
  known('anna', { preferred_username: 'anna', name: 'anna' });
  expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('unknown'));
});

it('gives an account without a password to nobody who has a password', async () => {
  await addByMail('anna');
  for (const given of ['', password]) {
    const answer = await postJson(`${run.url}/desk/sign-in`, { login: 'anna', password: given }, { origin: run.url });
    expect(answer.status).toBe(401);
  }
});

it('ends the sessions of whom the operator disables or links to another, and lets the disabled in no more', async () => {
  await addByMail('anna');
  known('anna');
  const browser = cookieBrowser();
  const { me } = await signInThrough(run, browser, 'sub-anna');
  const page = await attend(run, { cookie: browser.cookieFor(`${run.url}/desk`), origin: run.url });
  await disableAccount(run.store, 'anna');
  await run.pass(0);
  expect(await page.closed).toBe(4401);
  expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('disabled'));

  await enableAccount(run.store, 'anna');
  const again = cookieBrowser();
  expect((await signInThrough(run, again, 'sub-anna')).me?.id).toBe(me?.id);
  await linkAccount(run.store, 'anna', { mail: 'other@example.org' });
  expect((await again.ask(`${run.url}/desk/me`)).status).toBe(401);
  expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('unknown'));
});

it('ends the session when the agent signs out', async () => {
  await addByMail('anna');
  known('anna');
  const browser = cookieBrowser();
  const { me } = await signInThrough(run, browser, 'sub-anna');
  const cookie = browser.cookieFor(`${run.url}/desk`);
  const headers = { cookie, origin: run.url, 'x-fixpath-csrf': me?.csrf ?? '' };
  expect((await postJson(`${run.url}/desk/sign-out`, {}, headers)).status).toBe(204);
  expect((await fetch(`${run.url}/desk/me`, { headers: { cookie } })).status).toBe(401);
});

it('keeps nobody signed in for more than a day, however busy they are', async () => {
  await addByMail('anna');
  known('anna');
  const browser = cookieBrowser();
  await signInThrough(run, browser, 'sub-anna');
  const statuses: number[] = [];
  for (let n = 0; n < 3; n++) {
    run.now += 11 * hour;
    statuses.push((await browser.ask(`${run.url}/desk/me`)).status);
  }
  expect(statuses).toEqual([200, 200, 401]);
});
