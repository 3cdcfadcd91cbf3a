import type { IncomingMessage } from 'node:http';

/** A body read whole, or why it was not. `gone`: the client left in the middle of it, nobody waits for an answer. */
export type Body =
  | { readonly type: 'read'; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly type: 'gone' };

/** Bytes of bodies that are being read or answered, of all requests of a server: those taken, and the most. */
export type BodyRoom = { taken: number; readonly most: number };

/** Bodies up to this size are taken even where there is no more room. */
const smallBody = 256 * 1024;

/** What is still read of a refused body, so that its sender gets to see the answer instead of a broken connection. */
const drained = { bytes: 32 * 1024 * 1024, ms: 10_000 };
const nothing = new Uint8Array(0);

/**
 * Reads a request's body, never more than `limit` bytes of it and never longer than `patience` ms. A compressed body
 * is refused unread: a few bytes of it can stand for gigabytes, and damaged ones have taken servers down. What was read
 * takes room until whoever answers gives it back.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  patience: number,
  room: BodyRoom,
): Promise<Body> | Body {
  const { headers } = request;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    drain(request);
    return refused(415, 'UnsupportedEncoding', 'Send the body as it is, without Content-Encoding.');
  }
  const announced = headers['content-length'];
  if (announced === undefined && headers['transfer-encoding'] === undefined) return { type: 'read', bytes: nothing };
  if (Number(announced) > limit) {
    drain(request);
    return tooLarge(limit);
  }
  return collect(request, limit, patience, room);
}

function collect(request: IncomingMessage, limit: number, patience: number, room: BodyRoom): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (body: Body): void => {
      clearTimeout(deadline);
      request.off('data', onChunk).off('end', onEnd).off('close', onClose);
      if (body.type === 'refused') drain(request);
      if (body.type !== 'read') room.taken -= size;
      resolve(body);
    };
    const onChunk = (chunk: Buffer): void => {
      size += chunk.length;
      room.taken += chunk.length;
      if (size > limit) end(tooLarge(limit));
      else if (size > smallBody && room.taken > room.most) end(crowded);
      else chunks.push(chunk);
    };
    const onEnd = (): void => {
      const [only] = chunks;
      end({ type: 'read', bytes: only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, size) });
    };
    const onClose = (): void => end({ type: 'gone' });
    const deadline = setTimeout(() => {
      end(refused(408, 'BodyTimeout', `The body did not arrive within ${patience / 1000} s; send it again.`));
    }, patience);
    request.on('data', onChunk).on('end', onEnd).on('close', onClose);
  });
}

/** Lets the rest of the body run into nowhere, and cuts the connection where that takes too much. */
function drain(request: IncomingMessage): void {
  let size = 0;
  const cut = setTimeout(() => request.destroy(), drained.ms);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > drained.bytes) request.destroy();
  });
  request.once('close', () => clearTimeout(cut));
  request.resume();
}

const crowded = refused(503, 'Crowded', 'Too much is being sent at the moment; send it again.');

function tooLarge(limit: number): Body {
  return refused(413, 'BodyTooLarge', `The body is larger than ${Math.floor(limit / 1024)} KB; send less.`);
}

function refused(status: number, code: string, message: string): Body {
  return { type: 'refused', status, code, message };
}
