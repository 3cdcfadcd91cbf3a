import { crc32 } from 'node:zlib';

/** A picture, and how long it stands, ms. */
export type Frame = { readonly png: Uint8Array; readonly ms: number };

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * One moving picture of several PNGs of one size and kind, shown in turn for ever; what cannot move it shows the first.
 * After the specification of APNG, which is PNG's third edition.
 */
export function animatedPng(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png }) => chunksOf(Buffer.from(png)));
  const [first] = pictures;
  const head = first?.find(({ type }) => type === 'IHDR');
  if (!head) throw new Error('A moving picture needs a first one, and that has to be a PNG.');
  const sizes = head.content.subarray(0, 8);
  let order = 0;
  const moving = pictures.flatMap((chunks, index) => {
    const control = Buffer.alloc(26);
    control.writeUInt32BE(order++, 0);
    sizes.copy(control, 4);
    control.writeUInt16BE(frames[index]?.ms ?? 0, 20);
    control.writeUInt16BE(1000, 22);
    const parts = chunks.filter(({ type }) => type === 'IDAT');
    return [
      chunk('fcTL', control),
      ...parts.map(({ content }) => {
        if (index === 0) return chunk('IDAT', content);
        const number = Buffer.alloc(4);
        number.writeUInt32BE(order++);
        return chunk('fdAT', Buffer.concat([number, content]));
      }),
    ];
  });
  const count = Buffer.alloc(8);
  count.writeUInt32BE(frames.length);
  return Buffer.concat([
    signature,
    chunk('IHDR', head.content),
    chunk('acTL', count),
    ...moving,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): readonly { readonly type: string; readonly content: Buffer }[] {
  const chunks = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
