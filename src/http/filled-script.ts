import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { boundedMap } from '../domain/bounded-map.ts';
import { present } from '../domain/present.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { safeJson } from './safe-json.ts';
import { acceptsForm, forms, type StaticFiles, sharedHeaders } from './static-files.ts';

type Filled = {
  readonly tag: string;
  readonly bytes: Readonly<Record<'plain' | 'br' | 'gzip', Buffer>>;
};

/** One for each language, and for sites that may and may not frame the chat; with room for words that change. */
const mostKept = 20;

/**
 * Fills a built script, `__WORDS__` with the current words, and answers with it in the smallest form that the client
 * takes; compressed once for each change of the words. Undefined if it is not built.
 */
export function filledScript(files: StaticFiles, name: string, words: (asked: HttpRequest) => object) {
  const known = boundedMap<string, Filled>(mostKept);
  return async (asked: HttpRequest, caching: string): Promise<HttpResponse | undefined> => {
    const { headers } = asked;
    const json = safeJson(words(asked));
    let filled = known.get(json);
    if (filled === undefined) {
      const script = await files.text(name);
      if (script === undefined) return undefined;
      filled = fill(script, json);
      known.set(json, filled);
    }
    const { tag, bytes } = filled;
    const accepted = headers['accept-encoding'] ?? '';
    const [form] = forms.find(([coding]) => acceptsForm(accepted, coding)) ?? [];
    const answered = { ...scriptHeaders(caching), etag: `"${tag}-${form ?? 'plain'}"` };
    if (headers['if-none-match'] === answered.etag) return { status: 304, headers: answered };
    return {
      status: 200,
      headers: present({
        ...answered,
        'content-type': 'text/javascript; charset=utf-8',
        'content-encoding': form,
      }),
      body: bytes[form ?? 'plain'],
    };
  };
}

/** A site's page may take the script as a module, for which a browser asks leave; what it holds may depend on the site. */
function scriptHeaders(caching: string) {
  return { ...sharedHeaders(caching), vary: 'Accept-Encoding, Origin', 'access-control-allow-origin': '*' };
}

function fill(script: string, json: string): Filled {
  const plain = Buffer.from(script.replaceAll('__WORDS__', () => json));
  return {
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    bytes: { plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) },
  };
}
