import { asObject, type Json } from '../../domain/json.ts';
import type { HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';

import { readPlainJson } from '../plain-json.ts';
import { shapeCheckOf } from '../shape-check-of.ts';

/** What a client may say when it asks for a token or starts a conversation. All of it may be missing. */
export type TokenParameters = {
  readonly user?: { readonly id?: string | null; readonly name?: string | null } | null;
  readonly trustedOrigins?: readonly string[] | null;
  readonly locale?: string | null;
  readonly resumeKey?: string | null;
  /** Of a link in a mail. */
  readonly returnKey?: string | null;
  /** A token by which a site proves who somebody is. */
  readonly visitor?: string | null;
  /** A place in the log. */
  readonly after?: number | null;
};

const word = { type: 'string', maxLength: 256, nullable: true };

const fits = shapeCheckOf({
  type: 'object',
  properties: {
    user: { type: 'object', nullable: true, properties: { id: { ...word, format: 'well-formed' }, name: word } },
    trustedOrigins: { type: 'array', maxItems: 50, nullable: true, items: { type: 'string', maxLength: 256 } },
    locale: { ...word, maxLength: 64 },
    resumeKey: { ...word, maxLength: 4096 },
    returnKey: { ...word, maxLength: 4096 },
    visitor: { ...word, maxLength: 8192 },
    after: { type: 'integer', minimum: 0, nullable: true },
  },
});

/** Reads these parameters; an empty body means none. */
export function readTokenParameters(
  body: Uint8Array,
):
  | { readonly type: 'read'; readonly parameters: TokenParameters }
  | { readonly type: 'refused'; readonly answered: HttpResponse } {
  if (body.length === 0) return { type: 'read', parameters: {} };
  const json = readPlainJson(body);
  if (json.type === 'refused') return { type: 'refused', answered: httpRefusal(400, json.code, json.why) };
  const value = withOurNames(json.value);
  if (fits(value)) return { type: 'read', parameters: value as TokenParameters };
  const [fault] = fits.errors ?? [];
  const field = fault?.instancePath.slice(1).replace(/\//g, '.') || 'The body';
  return { type: 'refused', answered: httpRefusal(400, 'BadArgument', `${field} ${fault?.message ?? 'is wrong'}.`) };
}

const ours = ['user', 'id', 'name', 'trustedOrigins', 'locale', 'resumeKey', 'returnKey', 'visitor', 'after'];
const byLowerCase = new Map(ours.map((name) => [name.toLowerCase(), name]));

/** The service takes names in any case, and clients send them so: `{ "User": { "Id": "dl_ada" } }`. */
function withOurNames(value: Json): Json {
  const given = asObject(value);
  if (!given) return value;
  return Object.fromEntries(
    Object.entries(given).map(([name, each]) => {
      const known = byLowerCase.get(name.toLowerCase()) ?? name;
      return [known, known === 'user' ? withOurNames(each) : each];
    }),
  );
}
