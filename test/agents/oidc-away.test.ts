import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../src/agents/sign-in/edit-accounts.ts';
import { cookieBrowser } from './support/cookie-browser.ts';
import { addAgent, type Run, runAgents, signIn } from './support/run-agents.ts';
import { type RunningProvider, runProvider } from './support/run-provider.ts';
import { comeBack, returnFrom, signInThrough } from './support/sign-in-through.ts';

let provider: RunningProvider;
let run: Run;
beforeAll(async () => {
  provider = await runProvider();
  await provider.down();
  run = await runAgents(provider.settings);
  provider.register(run.url);
  provider.people.set('sub-anna', { email: 'anna@example.org', email_verified: true });
  await addAccount(run.store, { login: 'anna', teams: [], link: { mail: 'anna@example.org' } }, run.now);
  await addAgent(run.store, 'ben', run.now);
});
afterAll(async () => {
  await run?.close();
  await provider.close();
});

it('starts without the provider, takes passwords meanwhile, and finds it once it is there', async () => {
  const browser = cookieBrowser();
  const refused = await browser.ask(`${run.url}/desk/oidc/start?place=%23%2Fc-1`);
  expect([refused.status, refused.headers.get('location')]).toEqual([302, '/desk?sign-in=unreachable#/c-1']);
  expect((await signIn(run, 'ben')).me.name).toBe('Ben');
  await provider.up();
  expect((await signInThrough(run, browser, 'sub-anna')).me?.name).toBe('anna');
});

it('says so when the provider goes while somebody signs in', async () => {
  const browser = cookieBrowser();
  const back = await returnFrom(run, browser, 'sub-anna');
  await provider.down();
  expect(await comeBack(run, browser, back)).toMatchObject({ location: '/desk?sign-in=unreachable', me: undefined });
  await provider.up();
  expect((await signInThrough(run, browser, 'sub-anna')).me?.name).toBe('anna');
});

it('takes an answer after it was started anew, more than once', async () => {
  const browser = cookieBrowser();
  const back = await returnFrom(run, browser, 'sub-anna');
  await run.restart();
  await run.restart();
  expect((await comeBack(run, browser, back)).me?.name).toBe('anna');
});

it('moves a browser to the one address that the provider sends people back to', async () => {
  const browser = cookieBrowser();
  const elsewhere = run.url.replace('127.0.0.1', 'localhost');
  const moved = await browser.ask(`${elsewhere}/desk/oidc/start?place=%23%2Fc-1`);
  const to = moved.headers.get('location') ?? '';
  expect(to).toBe(`${run.url}/desk/oidc/start?place=%23%2Fc-1&moved=`);
  expect(moved.headers.getSetCookie()).toEqual([]);
  const started = await browser.ask(to);
  expect(started.headers.get('location')).toContain(`${provider.issuer}/auth?`);
});

it('uses PUBLIC_URL alone for the way back, and cookies for https alone, without going round in circles', async () => {
  const proxied = await runAgents({ ...provider.settings, PUBLIC_URL: 'https://help.example.org' });
  try {
    const start = `${proxied.url}/desk/oidc/start`;
    const moved = await fetch(start, { redirect: 'manual' });
    expect(moved.headers.get('location')).toBe('https://help.example.org/desk/oidc/start?place=&moved=');
    // A proxy that passes on another host than the public one.
    const started = await fetch(`${start}?moved=`, { redirect: 'manual' });
    const asked = new URL(started.headers.get('location') ?? '');
    expect(asked.searchParams.get('redirect_uri')).toBe('https://help.example.org/desk/oidc/callback');
    expect(started.headers.getSetCookie()).toEqual([expect.stringMatching(/; SameSite=Lax; Secure$/)]);
  } finally {
    await proxied.close();
  }
});
