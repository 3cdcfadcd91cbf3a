import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { present } from '../domain/present.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';
import { safeJson } from './safe-json.ts';
import { acceptsForm, forms, type StaticFiles, sharedHeaders } from './static-files.ts';

type Filled = {
  readonly json: string;
  readonly tag: string;
  readonly bytes: Readonly<Record<'plain' | 'br' | 'gzip', Buffer>>;
};

/** Answers with a script; undefined if it is not built. */
export type FilledScript = (asked: HttpRequest, caching: string) => Promise<HttpResponse | undefined>;

/**
 * Fills a built script, `__WORDS__` with the current words, and answers with it in the smallest form that the client
 * takes; compressed once for each change of the words. Undefined if it is not built.
 */
export function filledScript(files: StaticFiles, name: string, words: () => object): FilledScript {
  let filled: Filled | undefined;
  return async ({ headers }, caching) => {
    const json = safeJson(words());
    if (filled?.json !== json) {
      const script = await files.text(name);
      if (script === undefined) return undefined;
      filled = fill(script, json);
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
    json,
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    bytes: { plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) },
  };
}
