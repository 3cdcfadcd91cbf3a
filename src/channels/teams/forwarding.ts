/** Headers by which proxies and tunnels say that a request came from elsewhere. */
const names = new Set(['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip']);

/** The name of the first header that says the request was forwarded; undefined if none does. */
export function forwardingHeader(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const name in headers) if (names.has(name) || name.startsWith('x-forwarded-')) return name;
  return undefined;
}
