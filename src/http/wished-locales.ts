import type { HttpRequest } from '../domain/wire/http.ts';

/** The locales that somebody would rather read, the most wanted first: the one that `?locale=` names, then the browser's. */
export function wishedLocales({ query, headers }: Pick<HttpRequest, 'query' | 'headers'>): readonly string[] {
  const asked = query.get('locale') ?? '';
  return [...(asked === '' ? [] : [asked]), ...acceptedIn(headers['accept-language'] ?? '')];
}

/** Tags of an `Accept-Language` header, the most wanted first; at most 20 of them are looked at. */
function acceptedIn(header: string): readonly string[] {
  return header
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((each) => each.trim().startsWith('q='));
      const wanted = quality === undefined ? 1 : Number(quality.trim().slice(2));
      return { tag, wanted: Number.isFinite(wanted) ? wanted : 0 };
    })
    .filter(({ tag, wanted }) => tag !== '' && tag !== '*' && wanted > 0)
    .sort((one, other) => other.wanted - one.wanted)
    .map(({ tag }) => tag);
}
