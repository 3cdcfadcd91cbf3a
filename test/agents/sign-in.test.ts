import { afterAll, beforeAll, expect, it } from 'vitest';
import { disableAccount, resetPassword } from '../../src/agents/sign-in/edit-accounts.ts';
import { hashPassword, passwordHolds } from '../../src/agents/sign-in/password.ts';
import { addAgent, attend, password, postJson, type Run, runAgents, signIn } from './support/run-agents.ts';

let run: Run;
beforeAll(async () => {
  run = await runAgents();
  for (const login of ['anna', 'ben', 'cleo', 'dora']) await addAgent(run.store, login, run.now);
});
afterAll(() => run.close());

const hour = 3_600_000;
const tryWith = (login: unknown, given: unknown, headers: Readonly<Record<string, string>> = { origin: run.url }) =>
  postJson(`${run.url}/desk/sign-in`, { login, password: given }, headers);
const asks = (path: string, headers: Readonly<Record<string, string>>) => fetch(run.url + path, { headers });

it('hashes each password with a salt of its own, and knows it again', async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^scrypt\$15,8,3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await passwordHolds(password, one)).toBe(true);
  expect(await passwordHolds(`${password}.`, one)).toBe(false);
  expect(await passwordHolds(password, 'no hash')).toBe(false);
  expect(await passwordHolds('', '')).toBe(false);
});

it('tells a wrong password and an unknown login by the same words', async () => {
  const [wrong, unknown] = [await tryWith('anna', 'not this one'), await tryWith('nobody', password)];
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
  expect((await tryWith({ a: 1 }, [password])).status).toBe(401);
  expect((await tryWith('anna', 'x'.repeat(5_000))).status).toBe(401);
});

it('gives a cookie that scripts and other sites cannot use, and keeps its token from the store', async () => {
  const answer = await tryWith('Anna ', password);
  const cookie = answer.headers.getSetCookie()[0] ?? '';
  expect(cookie).toMatch(/^fixpath_desk=[\w-]{43}; Path=\/desk; Max-Age=43200; HttpOnly; SameSite=Strict$/);
  const token = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
  expect(await run.store.session(token)).toBeUndefined();
});

it('marks the cookie as secure behind a proxy that speaks https', async () => {
  const secure = await runAgents({ TRUST_PROXY: 'loopback' });
  try {
    await addAgent(secure.store, 'anna', secure.now);
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'help.example.org' };
    const answer = await postJson(
      `${secure.url}/desk/sign-in`,
      { login: 'anna', password },
      { ...forwarded, origin: 'https://help.example.org' },
    );
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/);
  } finally {
    await secure.close();
  }
});

it('lets nobody sign in from a page that is not ours', async () => {
  expect((await tryWith('anna', password, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await tryWith('anna', password, {})).status).toBe(403);
});

it('shows nothing to whoever is not signed in', async () => {
  for (const path of ['/desk/me', '/desk/api/queue', '/desk/api/settings', '/desk/api/handoffs/x'])
    for (const headers of [{}, { cookie: 'fixpath_desk=' }, { cookie: `fixpath_desk=${'a'.repeat(43)}` }])
      expect((await asks(path, headers)).status).toBe(401);
  await expect(attend(run, { origin: run.url })).rejects.toThrow('401');
});

it('changes nothing without the proof of the page, nor for a page of another origin', async () => {
  const anna = await signIn(run, 'anna');
  const { cookie } = anna;
  const csrf = anna.me.csrf;
  const set = (headers: Readonly<Record<string, string>>) =>
    postJson(`${run.url}/desk/api/presence`, { available: false }, headers);
  expect((await set({ cookie, origin: run.url })).status).toBe(403);
  expect((await set({ cookie, origin: run.url, 'x-fixpath-csrf': (await signIn(run, 'ben')).me.csrf })).status).toBe(
    403,
  );
  expect((await set({ cookie, origin: 'https://evil.example', 'x-fixpath-csrf': csrf })).status).toBe(403);
  expect((await set({ cookie, 'x-fixpath-csrf': csrf })).status).toBe(403);
  expect((await anna.get<{ available: boolean }>('/desk/me')).available).toBe(true);
  expect((await set({ cookie, origin: run.url, 'x-fixpath-csrf': csrf })).status).toBe(200);
  expect((await anna.get<{ available: boolean }>('/desk/me')).available).toBe(false);
  await expect(attend(run, { cookie, origin: 'https://evil.example' })).rejects.toThrow('403');
  await expect(attend(run, { cookie })).rejects.toThrow('403');
});

it('keeps agents signed in over a restart, and 12 hours after they last asked for something', async () => {
  const anna = await signIn(run, 'anna');
  await run.restart();
  expect((await anna.get<{ name: string }>('/desk/me')).name).toBe('Anna');
  run.now += 11 * hour;
  expect((await asks('/desk/me', anna.headers)).status).toBe(200);
  run.now += 11 * hour;
  expect((await asks('/desk/me', anna.headers)).status).toBe(200);
  run.now += 12 * hour;
  expect((await asks('/desk/me', anna.headers)).status).toBe(401);
});

it('ends a session when the agent signs out, is disabled or gets another password', async () => {
  const [one, two] = [await signIn(run, 'cleo'), await signIn(run, 'cleo')];
  expect((await one.post('/desk/sign-out', {})).status).toBe(204);
  expect((await asks('/desk/me', one.headers)).status).toBe(401);
  const page = await two.attend();
  await disableAccount(run.store, 'cleo');
  expect((await asks('/desk/me', two.headers)).status).toBe(401);
  expect((await tryWith('cleo', password)).status).toBe(401);
  await run.pass(0);
  expect(await page.closed).toBe(4401);
  await resetPassword(run.store, 'cleo', 'another good one');
  expect((await tryWith('cleo', password)).status).toBe(401);
  expect((await tryWith('cleo', 'another good one')).status).toBe(200);
});

it('turns down guessing after a few tries, and a right password with it, until time has passed', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 10; n++) statuses.push((await tryWith('dora', `guess number ${n}`)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429, 429]);
  const refused = await tryWith('dora', password);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  run.now += hour;
  expect((await tryWith('dora', password)).status).toBe(200);
});

it('lets an agent in on a browser they know, whoever guesses their password, and no guesser by it', async () => {
  run.now += hour;
  const cookies = (await tryWith('dora', password)).headers.getSetCookie();
  const known = cookies.map((each) => each.split(';')[0]).find((each) => each?.startsWith('fixpath_device_')) ?? '';
  const on = (cookie: string) => ({ origin: run.url, cookie });
  for (let n = 0; n < 8; n++) await tryWith('dora', `guess number ${n}`);
  expect((await tryWith('dora', password)).status).toBe(429);
  expect((await tryWith('dora', password, on(known.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))))).status).toBe(
    429,
  );
  const [name, value] = known.split('=');
  expect(cookies.join()).not.toContain('dora');
  expect((await tryWith('ben', 'a guess', on(`${name}=${value}`))).status).toBe(401);

  const guesses: number[] = [];
  for (let n = 0; n < 9; n++) guesses.push((await tryWith('dora', `guess number ${n}`, on(known))).status);
  expect(guesses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429]);
  run.now += hour / 30;
  expect((await tryWith('dora', password, on(known))).status).toBe(200);
});

/** A desk behind a proxy, which says where everybody comes from. */
async function behindProxy(
  play: (tryFrom: (address: string, login: string, given?: string) => Promise<Response>) => Promise<void>,
) {
  const desk = await runAgents({ TRUST_PROXY: 'loopback' });
  try {
    await addAgent(desk.store, 'anna', desk.now);
    await play((address, login, given = 'a guess') =>
      postJson(
        `${desk.url}/desk/sign-in`,
        { login, password: given },
        { origin: desk.url, 'x-forwarded-for': address },
      ),
    );
  } finally {
    await desk.close();
  }
}

it('takes all addresses of one IPv6 network for one, and those of another for another', () =>
  behindProxy(async (tryFrom) => {
    const statuses: number[] = [];
    for (let n = 0; n < 9; n++) statuses.push((await tryFrom(`2001:db8:0:1::${n.toString(16)}`, 'anna')).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect((await tryFrom('2001:db8:0:1:ffff::1', 'anna', password)).status).toBe(429);
    expect((await tryFrom('2001:db8:0:2::1', 'anna', password)).status).toBe(200);
  }));

it('lets no more than eight wait for their password to be checked, and tells the others at once', () =>
  behindProxy(async (tryFrom) => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => tryFrom(`203.0.113.${n}`, `nobody-${n}`)));
    const turnedDown = answers.filter(({ status }) => status === 429);
    expect(turnedDown.length).toBeGreaterThan(30);
    expect(turnedDown[0]?.headers.get('retry-after')).toBe('2');
    expect((await tryFrom('198.51.100.1', 'anna', password)).status).toBe(200);
  }));
