import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../src/agents/edit-accounts.ts';
import { cookieBrowser } from './cookie-browser.ts';
import { type Run, runAgents } from './run-agents.ts';
import { type RunningProvider, runProvider } from './run-provider.ts';
import { signInThrough } from './sign-in-through.ts';

let provider: RunningProvider;
let run: Run;
beforeAll(async () => {
  provider = await runProvider();
  run = await runAgents(provider.settings);
  provider.register(run.url);
  for (const login of ['anna', 'ben']) {
    provider.people.set(`sub-${login}`, { email: `${login}@Example.org`, email_verified: true, name: 'Whoever' });
    await addAccount(run.store, { login, teams: [], link: { mail: `${login}@example.org` } }, run.now);
  }
});
afterAll(async () => {
  await run?.close();
  await provider.close();
});

it('signs in whom the operator added by a mail address that the provider has seen proven', async () => {
  const browser = cookieBrowser();
  const back = await signInThrough(run, browser, 'sub-anna');
  expect(back).toMatchObject({ status: 302, location: '/desk', me: { name: 'anna' } });
  expect(back.cookies).toEqual([
    expect.stringMatching(/^fixpath_desk=[\w-]{43}; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/),
    expect.stringMatching(/^fixpath_oidc=; Path=\/desk\/oidc; Max-Age=0; HttpOnly; SameSite=Lax$/),
  ]);
});
