import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { present } from '../domain/present.ts';
import type { HttpRequest, HttpResponse } from '../domain/wire/http.ts';

/** The built web pages' files. Only names that stood in the folder when it was first looked at can be asked for. */
export type StaticFiles = {
  readonly text: (name: string) => Promise<string | undefined>;
  /** The file in the smallest form the client takes; undefined if there is none of that name. */
  readonly answer: (name: string, asked: HttpRequest, caching: string) => Promise<HttpResponse | undefined>;
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The compressed forms, smallest first. */
export const forms = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Serves files out of memory, each read when it is first asked for. */
export function staticFiles(folder: string): StaticFiles {
  const contents = new Map<string, Promise<{ readonly bytes: Buffer; readonly tag: string }>>();
  let listed: Promise<ReadonlySet<string>> | undefined;
  const names = (): Promise<ReadonlySet<string>> => {
    listed ??= readdir(folder, { recursive: true }).then((found) => {
      return new Set(found.map((name) => name.replaceAll('\\', '/')));
    });
    // Pages may be built while we run: what was not there is looked for again.
    listed.catch(() => {
      listed = undefined;
    });
    return listed.catch(() => new Set<string>());
  };
  const content = (name: string) => {
    const known = contents.get(name);
    if (known !== undefined) return known;
    const read = readFile(join(folder, name)).then((bytes) => {
      return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    });
    contents.set(name, read);
    read.catch(() => contents.delete(name));
    return read;
  };

  return {
    text: async (name) => ((await names()).has(name) ? String((await content(name)).bytes) : undefined),
    answer: async (name, { headers }, caching) => {
      const type = types[extname(name)];
      const there = await names();
      if (type === undefined || !there.has(name)) return undefined;
      const accepted = headers['accept-encoding'] ?? '';
      const form = forms.find(([coding, ending]) => there.has(name + ending) && acceptsForm(accepted, coding));
      const { bytes, tag } = await content(name + (form?.[1] ?? ''));
      const common = { ...sharedHeaders(caching), etag: tag };
      if (headers['if-none-match'] === tag) return { status: 304, headers: common };
      return {
        status: 200,
        headers: present({ ...common, 'content-type': type, 'content-encoding': form?.[0] }),
        body: bytes,
      };
    },
  };
}

/** What every script, style and picture is answered with. */
export function sharedHeaders(caching: string) {
  return {
    'cache-control': caching,
    vary: 'Accept-Encoding',
    // The launcher is a script of other sites' pages.
    'cross-origin-resource-policy': 'cross-origin',
  };
}

/** Whether a client takes a coding, by its `Accept-Encoding`. */
export function acceptsForm(accepted: string, coding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', quality = ''] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return name === coding && !/^q=0(\.0*)?$/.test(quality);
  });
}
