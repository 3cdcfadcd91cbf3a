import type { KeepFiles, LooseFile } from '../../domain/conversation/file.ts';
import type { InputBody } from '../../domain/conversation/input.ts';
import type { Deadline } from '../../domain/ports/deadline.ts';
import type { Log } from '../../domain/ports/log.ts';
import { present } from '../../domain/present.ts';
import { uploadLimit } from '../../domain/wire/wire.ts';
import type { AllowedService } from './connection/allowed-service.ts';
import type { Connectors } from './connection/connectors.ts';
import { isFileHost } from './connection/file-hosts.ts';
import type { ForeignFile } from './files-in.ts';

export type FetchFilesParts = {
  readonly connect: Connectors;
  readonly allowed: AllowedService;
  /** Left out: no file is fetched, and each is told of. */
  readonly keepFiles?: KeepFiles | undefined;
  readonly log: Log;
  /** How long all files of one message may take; the channel waits 15 s for its answer. */
  readonly fileDeadline?: Deadline;
};

/** A message, with the files that came with it as far as they could be fetched and kept. */
export type FetchFiles = (message: Message, files: readonly ForeignFile[], of: MessagePlace) => Promise<Message>;

type Message = Extract<InputBody, { type: 'message' }>;

type MessagePlace = { readonly conversation: string; readonly key: string; readonly serviceUrl: string };

/** Leaves time to store the message and to answer. */
const longest = 9_000;

const mostFiles = 10;

/** A host that SharePoint moves a download to is looked at like the first one; more moves are somebody's game. */
const mostMoves = 3;

/**
 * Fetches what came with a message before it is stored: a crash in between brings the message again. Only from hosts that are
 * known, never more than a message in web chat may bring, and within the room that files have. What does not come is told
 * of as missing, and the message goes on.
 */
export function fetchFilesBy(parts: FetchFilesParts): FetchFiles {
  const { keepFiles, log, fileDeadline = () => AbortSignal.timeout(longest) } = parts;
  if (!keepFiles) return async (message) => message;
  return async (message, files, { conversation, key, serviceUrl }) => {
    const giveUp = fileDeadline();
    const fetched: (LooseFile | undefined)[] = [];
    let left = uploadLimit;
    for (const file of files) {
      const bytes = fetched.length < mostFiles ? await fetchOne(parts, file, serviceUrl, left, giveUp) : undefined;
      fetched.push(bytes);
      left -= bytes?.content.byteLength ?? 0;
    }
    const kept = await keepFiles(
      conversation,
      fetched.filter((each) => each !== undefined),
      key,
    );
    if (kept.type === 'refused') log.info('files were not kept', { conversation, count: files.length });
    const isKept = (index: number): boolean => kept.type === 'kept' && fetched[index] !== undefined;
    const missing = (message.missing ?? []).filter((_, index) => !isKept(index));
    const sent = kept.type === 'kept' ? kept.files : [];
    const { missing: _, ...rest } = message;
    return present({
      ...rest,
      files: sent.length > 0 ? sent : undefined,
      missing: missing.length > 0 ? missing : undefined,
    });
  };
}

async function fetchOne(
  { connect, allowed, log }: FetchFilesParts,
  { source, name, type }: ForeignFile,
  serviceUrl: string,
  most: number,
  giveUp: AbortSignal,
): Promise<LooseFile | undefined> {
  if (source === undefined) return undefined;
  try {
    const { body, contentType } =
      source.type === 'link'
        ? await openLink(source.url, allowed, giveUp)
        : await openAttachment(connect, serviceUrl, source, giveUp);
    const content = await bytesOf(body, most, giveUp);
    const known = /^image\/[\w.+-]+$/.test(contentType) || !type.startsWith('image/') ? contentType : type;
    return { name: name ?? nameFor(known), type: known, content };
  } catch (error) {
    // Its address lets anybody read the file for a while, so only the host is told.
    const host = source.type === 'link' ? URL.parse(source.url)?.host : new URL(serviceUrl).host;
    log.info('a file of a message was not fetched', { host, why: reasonOf(error) });
    return undefined;
  }
}

type OpenedFile = { readonly body: AsyncIterable<Uint8Array>; readonly contentType: string };

async function openLink(given: string, allowed: AllowedService, giveUp: AbortSignal): Promise<OpenedFile> {
  let url = given;
  for (let moves = 0; moves <= mostMoves; moves++) {
    if (!isFileHost(url) && !allowed(url)) return notFetched('The host is none of those where files lie.');
    const response = await fetch(url, { redirect: 'manual', signal: giveUp });
    const moved = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (moved === null) {
      if (!response.ok || !response.body) return notFetched(`The answer was ${response.status}.`);
      return { body: response.body, contentType: plainType(response.headers.get('content-type')) };
    }
    await response.body?.cancel();
    url = new URL(moved, url).href;
  }
  return notFetched('It was moved too often.');
}

/** By the SDK's own client, which has proven who it is to this service. */
async function openAttachment(
  connect: Connectors,
  serviceUrl: string,
  { id, view }: { readonly id: string; readonly view: string },
  giveUp: AbortSignal,
): Promise<OpenedFile> {
  const { attachments } = await connect(serviceUrl);
  const answer = await attachments.getAttachment(id, view, { abortSignal: giveUp });
  const { readableStreamBody: body, _response: response } = answer;
  if (!body) return notFetched(`The answer was ${response?.status ?? 'empty'}.`);
  // A stream of Node's, whose types promise strings as well.
  return {
    body: body as unknown as AsyncIterable<Uint8Array>,
    contentType: plainType(response?.headers.get('content-type') ?? null),
  };
}

async function bytesOf(body: AsyncIterable<Uint8Array>, most: number, giveUp: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    giveUp.throwIfAborted();
    size += chunk.byteLength;
    if (size > most) return notFetched('It is larger than a message may bring.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function plainType(given: string | null): string {
  return /^[\w.+-]{1,80}\/[\w.+-]{1,80}/.exec(given ?? '')?.[0].toLowerCase() ?? 'application/octet-stream';
}

/** What a picture is called that was pasted and has no name: `image.png`. */
function nameFor(type: string): string {
  return type.replace('/', '.').replace('jpeg', 'jpg');
}

function notFetched(why: string): never {
  // It ends a fetch in this file, and only the log reads it.
  throw new Error(why);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'unknown';
}
