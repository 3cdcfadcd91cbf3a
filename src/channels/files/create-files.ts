import type { FileKeeping, KeepFiles } from '../../domain/conversation/file.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import { httpRefusal } from '../../domain/wire/http-refusal.ts';
import { fileSignatureHolds, markedId, signFile } from './file-signature.ts';

export type FileParts = {
  readonly store: Pick<Store, 'keepFiles' | 'file'>;
  readonly clock: Clock;
  /** Never set: links go by it. */
  readonly steady: Clock;
  readonly signingKey: string;
  /** Ids that nobody can guess. */
  readonly newId: () => string;
  /** Told when a file was fetched by a link that was made for somebody; the file is given once it is fulfilled. */
  readonly fetched?: (file: Fetched, asked: HttpRequest) => Promise<void>;
};

/** A file of a conversation, and whom the link was for by which it was fetched. */
type Fetched = { readonly file: string; readonly conversation: string; readonly reader: string };

/** What persons send, kept in the store and shown by signed links. */
export type FileStore = {
  readonly keep: KeepFiles;
  /** Where anybody who is given the link can fetch the file for a day; `reader` tells whom it is made for. */
  readonly link: (id: string, publicUrl: string, reader?: string) => string;
  /** `GET /files/:id?sig=…` */
  readonly answer: (asked: HttpRequest) => Promise<HttpResponse>;
};

export function createFiles({ store, clock, steady, signingKey, newId, fetched }: FileParts): FileStore {
  return {
    keep: async (conversation, given, mark) => {
      if (given.length === 0) return { type: 'kept', files: [] };
      const files = given.map((file, index) => ({
        ...file,
        id: mark === undefined ? newId() : markedId(signingKey, conversation, `${mark} ${index}`),
        name: file.name.slice(0, 200),
      }));
      const keeping = await store.keepFiles(conversation, files, clock());
      if (keeping.type === 'full') return { type: 'refused', answered: noRoom[keeping.what] };
      return {
        type: 'kept',
        files: files.map(({ content, ...file }) => ({ ...file, bytes: content.byteLength })),
      };
    },
    link: (id, publicUrl, reader) => {
      const told = new URLSearchParams({
        ...(reader !== undefined && { for: reader }),
        sig: signFile(signingKey, id, steady(), reader),
      });
      return `${publicUrl}/files/${id}?${told}`;
    },
    answer: async (asked) => {
      const { params, query } = asked;
      const id = params.id ?? '';
      const reader = query.get('for') ?? '';
      if (!fileSignatureHolds(signingKey, id, query.get('sig') ?? '', steady(), reader)) {
        return httpRefusal(
          403,
          'LinkExpired',
          'This link is over or not ours; open the conversation again for a new one.',
        );
      }
      const file = await store.file(id);
      if (file === undefined) return httpRefusal(404, 'NotFound', 'This file is gone.');
      if (reader !== '') await fetched?.({ file: id, conversation: file.conversation, reader }, asked);
      const raster = rasterType(file.content);
      const name = `filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed()).replace(/['()*]/g, escaped)}`;
      return {
        status: 200,
        headers: {
          'content-type': raster ?? 'application/octet-stream',
          'content-disposition': `${raster === undefined ? 'attachment' : 'inline'}; ${name}`,
          'cache-control': 'private, max-age=3600',
          'content-security-policy': "default-src 'none'; sandbox",
          'cross-origin-resource-policy': 'cross-origin',
        },
        body: file.content,
      };
    },
  };
}

/** A 4xx, so that clients do not send the same again and again. */
const noRoom: Readonly<Record<(FileKeeping & { type: 'full' })['what'], HttpResponse>> = {
  conversation: httpRefusal(413, 'ConversationFull', 'This conversation has all the files it may have; write instead.'),
  desk: httpRefusal(413, 'FilesFull', 'There is no room for more files here at present; write instead.'),
  disk: httpRefusal(413, 'DiskLow', 'There is no room for more files here at present; write instead.'),
};

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

const signatures: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
];

/**
 * The type of a picture that a browser can only paint, told by its first bytes and never by what its sender says.
 * Anything else, SVG above all, could carry script and is undefined.
 */
function rasterType(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 16)).toString('latin1');
  const found = signatures.find(([, at, bytes]) => head.startsWith(bytes, at));
  if (found?.[0] === 'image/webp' && !head.startsWith('RIFF')) return undefined;
  return found?.[0];
}
