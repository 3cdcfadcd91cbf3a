import { boundedMap } from '../../domain/bounded-map.ts';
import type { FileAnswer } from '../../domain/conversation/reply.ts';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import { asObject } from '../../domain/json.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { AllowedService } from './connection/allowed-service.ts';
import { isFileHost } from './connection/file-hosts.ts';
import { sendResultOf } from './connection/send-result.ts';

export type PutFileParts = {
  readonly allowed: AllowedService;
  /** Has the files; left out, none is put anywhere. */
  readonly store?: Pick<Store, 'entry' | 'file'> | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
};

/** How long one file may take, ms: it and the message behind it fit into one lease of an item. */
const longest = 10_000;

/** Items whose file was put and whose message was not taken are remembered: the place takes a file once. */
const mostKept = 1_000;

/**
 * Puts a file that somebody has taken where their Teams wants it: into their OneDrive, by an address that is good for some minutes
 * without a sign of who asks. Undefined once it lies there, else how the send of its item ended. It must be a file of the
 * reply that the answer names, in the same conversation, and the host one where files lie.
 */
export function putFileBy({ allowed, store, clock, random, log }: PutFileParts) {
  const put = boundedMap<string, true>(mostKept);
  return async (
    { id, conversation, attempts, body }: OutboxItem,
    { reply, file, uploadTo }: FileAnswer,
  ): Promise<SendResult | undefined> => {
    if (put.get(id)) return undefined;
    const { uploadUrl } = asObject(uploadTo) ?? {};
    if (typeof uploadUrl !== 'string' || !(isFileHost(uploadUrl) || allowed(uploadUrl)))
      return { type: 'refused', why: 'The host is none of those where files lie.' };
    const asked = (await store?.entry(conversation, reply))?.body;
    const isOfReply = asked?.kind === 'reply' && asked.reply.files?.some((each) => each.id === file);
    const content = isOfReply ? (await store?.file(file))?.content : undefined;
    if (!content) return { type: 'refused', why: 'The file is no longer kept.' };
    const failure = await upload(uploadUrl, content);
    if (!failure) {
      put.set(id, true);
      return undefined;
    }
    // Its address lets anybody write the file for a while, so only the host is told.
    log.debug('a file was not put', { item: id, host: URL.parse(uploadUrl)?.host, ...failure });
    const ended = sendResultOf(failure, { attempts, since: body.at }, clock(), random);
    // That is no word about the person: the place is over, and is not opened again.
    return ended.type === 'away' || ended.type === 'gone' ? { type: 'refused', why: ended.why } : ended;
  };
}

/** What went wrong; undefined if nothing did. */
async function upload(url: string, content: Uint8Array): Promise<{ status?: number; why: string } | undefined> {
  try {
    const { status, ok, body } = await fetch(url, {
      method: 'PUT',
      headers: { 'content-range': `bytes 0-${content.byteLength - 1}/${content.byteLength}` },
      body: new Blob([new Uint8Array(content)]),
      redirect: 'error',
      signal: AbortSignal.timeout(longest),
    });
    await body?.cancel();
    return ok ? undefined : { status, why: 'The place for the file did not take it.' };
  } catch (error) {
    return { why: error instanceof Error ? `${error.name}: the place for the file did not answer` : 'unknown' };
  }
}
