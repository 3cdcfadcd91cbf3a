import { expect } from 'vitest';
import type { CookieBrowser } from './cookie-browser.ts';
import type { Run } from './run-agents.ts';

/** Signs in on the provider's own pages; gives the address to which it sends the browser back, not yet asked for. */
export async function returnFrom(
  run: Pick<Run, 'url'>,
  browser: CookieBrowser,
  who: string,
  query = '',
): Promise<string> {
  const stopAt = `${run.url}/desk/oidc/callback`;
  let at = await browser.go(`${run.url}/desk/oidc/start${query}`, { stopAt });
  for (const form of [{ prompt: 'login', login: who, password: 'any' }, { prompt: 'consent' }]) {
    if (at.url.startsWith(stopAt)) break;
    const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(at.html) ?? [];
    expect(action).not.toBe('');
    at = await browser.go(action, { form, stopAt });
  }
  expect(at.url).toContain(stopAt);
  return at.url;
}

/** Goes all the way, and tells where on the desk it ended and who is signed in there. */
export async function signInThrough(run: Pick<Run, 'url'>, browser: CookieBrowser, who: string, query = '') {
  return comeBack(run, browser, await returnFrom(run, browser, who, query));
}

export async function comeBack(run: Pick<Run, 'url'>, browser: CookieBrowser, url: string) {
  const { headers, status } = await browser.ask(url);
  const me = await browser.ask(`${run.url}/desk/me`);
  return {
    status,
    location: headers.get('location'),
    cookies: headers.getSetCookie(),
    me: me.status === 200 ? ((await me.json()) as { id: string; name: string; csrf: string }) : undefined,
  };
}
