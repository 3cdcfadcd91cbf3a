/** A browser without a screen: keeps cookies by host and path as browsers do, and follows redirects. */
export function cookieBrowser() {
  const kept: { host: string; path: string; name: string; value: string }[] = [];

  const cookieFor = ({ hostname, pathname }: URL): string =>
    kept
      .filter(
        ({ host, path }) => host === hostname && (pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  const keep = ({ hostname }: URL, line: string): void => {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name = '', ...rest] = pair.split('=');
    const of = (wanted: string) =>
      attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = of('path') ?? '/';
    const old = kept.findIndex((each) => each.host === hostname && each.name === name && each.path === path);
    if (old >= 0) kept.splice(old, 1);
    const isOver = of('max-age') === '0' || Date.parse(of('expires') ?? '') < Date.now();
    if (!isOver) kept.push({ host: hostname, path, name, value: rest.join('=') });
  };

  /** One request, redirects not followed. */
  const ask = async (url: string | URL, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const at = new URL(url);
    const response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: cookieFor(at) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) keep(at, line);
    return response;
  };

  return {
    ask,
    cookieFor: (url: string) => cookieFor(new URL(url)),
    /** Puts a cookie there that no server gave. */
    plant: (url: string, line: string) => keep(new URL(url), line),
    /** Follows redirects to the first page, or up to an address where to stop, which is not asked for. */
    go: async (
      url: string | URL,
      { form, stopAt }: { form?: Readonly<Record<string, string>>; stopAt?: string } = {},
    ): Promise<{ url: string; html: string }> => {
      let at = new URL(url);
      let response = await ask(at, form);
      for (let hops = 0; hops < 20; hops++) {
        const location = response.headers.get('location');
        if (location === null) return { url: at.href, html: await response.text() };
        const next = new URL(location, at);
        // A browser keeps the fragment in its address and never sends it.
        at = next;
        if (stopAt !== undefined && next.href.startsWith(stopAt)) return { url: next.href, html: '' };
        response = await ask(next);
      }
      throw new Error(`Redirected without end: ${at}`);
    },
  };
}

export type CookieBrowser = ReturnType<typeof cookieBrowser>;
