import { afterAll, beforeAll, expect, it } from 'vitest';
import { addAccount } from '../../src/agents/sign-in/edit-accounts.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { cookieBrowser } from './support/cookie-browser.ts';
import { addAgent, signIn as byPassword, type Run, runAgents } from './support/run-agents.ts';
import { type RunningProvider, runProvider } from './support/run-provider.ts';
import { comeBack, returnFrom, signInThrough } from './support/sign-in-through.ts';

let provider: RunningProvider;
let run: Run;
const log = keepingLog();
beforeAll(async () => {
  provider = await runProvider();
  run = await runAgents(provider.settings, { log });
  provider.register(run.url);
  provider.people.set('sub-anna', { email: 'anna@example.org', email_verified: true });
  provider.people.set('sub-mallory', {});
  await addAccount(run.store, { login: 'anna', teams: [], link: { mail: 'anna@example.org' } }, run.now);
  await addAgent(run.store, 'ben', run.now);
});
afterAll(async () => {
  await run?.close();
  await provider.close();
});

const session = expect.stringContaining('fixpath_desk=');
const refusedAs = (why: string) => ({
  status: 302,
  location: `/desk?sign-in=${why}`,
  me: undefined,
  cookies: expect.not.arrayContaining([session]),
});
const withParam = (url: string, name: string, value: string): string => {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
};

it('takes an answer from the browser alone that asked, and with its own state', async () => {
  const [anna, other, nobody] = [cookieBrowser(), cookieBrowser(), cookieBrowser()];
  const back = await returnFrom(run, anna, 'sub-anna');
  const others = await returnFrom(run, other, 'sub-mallory');

  expect(await comeBack(run, nobody, back)).toMatchObject(refusedAs('expired'));
  expect(await comeBack(run, other, back)).toMatchObject(refusedAs('expired'));
  expect(await comeBack(run, anna, others)).toMatchObject(refusedAs('expired'));
  expect(await comeBack(run, anna, withParam(back, 'state', 'x'.repeat(43)))).toMatchObject(refusedAs('expired'));
  expect(await comeBack(run, anna, `${run.url}/desk/oidc/callback`)).toMatchObject(refusedAs('expired'));
  // None of this has used up her own.
  expect((await comeBack(run, anna, back)).me?.name).toBe('anna');
});

it('takes an answer once: neither again, nor from a browser that was given the cookie', async () => {
  const anna = cookieBrowser();
  const back = await returnFrom(run, anna, 'sub-anna');
  const stolen = anna.cookieFor(back);
  expect((await comeBack(run, anna, back)).me?.name).toBe('anna');
  expect(await comeBack(run, cookieBrowser(), back)).toMatchObject(refusedAs('expired'));

  const thief = cookieBrowser();
  thief.plant(back, `${stolen}; Path=/desk/oidc`);
  expect(await comeBack(run, thief, back)).toMatchObject(refusedAs('failed'));
});

it('takes no code that was given for another try of the same browser', async () => {
  const anna = cookieBrowser();
  const code = new URL(await returnFrom(run, anna, 'sub-anna')).searchParams.get('code') ?? '';
  const later = await returnFrom(run, anna, 'sub-anna');
  expect(await comeBack(run, anna, withParam(later, 'code', code))).toMatchObject(refusedAs('failed'));
});

it('takes no answer that another provider says it gave', async () => {
  const anna = cookieBrowser();
  const back = await returnFrom(run, anna, 'sub-anna');
  expect(new URL(back).searchParams.get('iss')).toBe(provider.issuer);
  expect(await comeBack(run, anna, withParam(back, 'iss', 'https://id.example.org'))).toMatchObject(
    refusedAs('failed'),
  );
});

it.each([
  ['of another try', { nonce: 'x'.repeat(43) }],
  ['without the nonce', { nonce: undefined }],
  ['for another client', { aud: 'another' }],
  ['for several clients, us among them and not the one it was made for', { aud: ['desk', 'another'], azp: 'another' }],
  ['of another issuer', { iss: 'https://id.example.org' }],
  ['that is over', { exp: 1_700_000_000 }],
  ['of nobody', { sub: undefined }],
])('takes no ID token %s, though the provider signed it', async (_, changed) => {
  try {
    provider.forge((claims, sign) => sign({ ...claims, ...changed } as typeof claims));
    expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('failed'));
    expect(log.lines.at(-1)?.fields).toMatchObject({
      detail: expect.stringContaining(`"${Object.keys(changed).at(-1)}"`),
    });
  } finally {
    provider.forge(undefined);
  }
});

it('takes no ID token that somebody else signed, or nobody', async () => {
  try {
    provider.forge((claims, sign) => sign(claims));
    expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
    provider.forge((claims) => provider.signByAnother(claims));
    expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('failed'));
    provider.forge(async (claims, sign) => {
      const [, body] = (await sign(claims)).split('.');
      return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    });
    expect(await signInThrough(run, cookieBrowser(), 'sub-anna')).toMatchObject(refusedAs('failed'));
  } finally {
    provider.forge(undefined);
  }
});

it('says that it was cancelled when it was', async () => {
  const anna = cookieBrowser();
  const { html } = await anna.go(`${run.url}/desk/oidc/start`);
  const [, abort = ''] = /href="([^"]+\/abort)"/.exec(html) ?? [];
  const { url } = await anna.go(abort, { stopAt: `${run.url}/desk/oidc/callback` });
  expect(await comeBack(run, anna, url)).toMatchObject(refusedAs('cancelled'));
});

it('comes back to where the agent was on the page', async () => {
  for (const place of ['#/c-1', '#/a%2Fb%3A1/summary']) {
    const back = await signInThrough(run, cookieBrowser(), 'sub-anna', `?${new URLSearchParams({ place })}`);
    expect(back).toMatchObject({ location: `/desk${place}`, me: { name: 'anna' } });
  }
});

it.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '#/../../\\evil.example',
  '#/x\r\nset-cookie: a=b',
  '#/x?y=https://evil.example',
  '.evil.example',
  '@evil.example/',
  'javascript:alert(1)',
  `#/${'x'.repeat(5_000)}`,
])('goes nowhere but to its own page, whatever it is told to come back to: %s', async (place) => {
  const browser = cookieBrowser();
  const back = await returnFrom(run, browser, 'sub-anna', `?${new URLSearchParams({ place })}`);
  const [, token = ''] = /fixpath_oidc=([\w-]+)/.exec(browser.cookieFor(back)) ?? [];
  browser.plant(back, `fixpath_oidc=${token}.${Buffer.from(place).toString('base64url')}; Path=/desk/oidc`);
  const { location } = await comeBack(run, browser, back);
  expect(location).toMatch(/^\/desk(\?sign-in=expired)?$/);
});

it('turns down one address that tries too often, and nobody else', async () => {
  const refusals: (string | null)[] = [];
  const browser = cookieBrowser();
  for (let n = 0; n < 45; n++) {
    const asked = await browser.ask(`${run.url}/desk/oidc/start`);
    const state = new URL(asked.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const wrong = new URLSearchParams({ state, code: 'guessed', iss: provider.issuer });
    refusals.push((await comeBack(run, browser, `${run.url}/desk/oidc/callback?${wrong}`)).location);
  }
  expect(refusals[0]).toBe('/desk?sign-in=failed');
  expect(refusals.at(-1)).toBe('/desk?sign-in=too-many');
  expect((await byPassword(run, 'ben')).me.name).toBe('Ben');
  run.now += 3_600_000;
  expect((await signInThrough(run, cookieBrowser(), 'sub-anna')).me?.name).toBe('anna');
});

it('tells the operator why somebody was turned down and who, and never a code, token or secret', async () => {
  expect(await signInThrough(run, cookieBrowser(), 'sub-mallory')).toMatchObject(refusedAs('unknown'));
  const browser = cookieBrowser();
  const back = await returnFrom(run, browser, 'sub-anna');
  const cookie = browser.cookieFor(back);
  await comeBack(run, browser, back);
  browser.plant(back, `${cookie}; Path=/desk/oidc`);
  await comeBack(run, browser, back);
  const lines = log.lines.map((line) => JSON.stringify(line));
  expect(lines.some((line) => line.includes('"unknown"') && line.includes('sub-mallory'))).toBe(true);
  expect(lines.some((line) => line.includes('"failed"') && line.includes('invalid_grant'))).toBe(true);
  const hidden = [...new URL(back).searchParams.values()].filter((value) => value !== provider.issuer);
  for (const secret of [...hidden, cookie.split(/[=.]/)[1] ?? '-', 'a secret & more', 'eyJ'])
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});
