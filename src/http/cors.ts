import type { Headers } from './write-response.ts';

/**
 * Which web sites' pages may read our answers: those of `WEB_CHAT_ORIGINS`. Direct Line takes no
 * cookies, so a foreign page gains nothing by calling it that it could not do from anywhere else; the list still holds,
 * because an operator who names the sites of the widget expects a token that leaked to another site to be useless there.
 */
export function corsFor(origins: readonly string[]): (origin: string | undefined) => Headers | undefined {
  const allowed = new Set(origins);
  return (origin) => {
    if (origin === undefined || !allowed.has(origin)) return undefined;
    return { 'access-control-allow-origin': origin, vary: 'Origin', 'access-control-expose-headers': 'Retry-After' };
  };
}

/** What a preflight is told, beside the origin. */
export const preflightHeaders: Headers = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-max-age': '7200',
};
