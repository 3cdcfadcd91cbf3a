import { createHash } from 'node:crypto';

const kinds = { Int8Array, Uint8Array, Int32Array, Float32Array, Float64Array } as const;

type Kind = keyof typeof kinds;
type Numbers = InstanceType<(typeof kinds)[Kind]>;
/** Replaces a typed array in the JSON. */
type Placeholder = { readonly $kind: Kind; readonly at: number; readonly length: number };

const magic = 'FPM1';
const digestBytes = 32;
const headBytes = magic.length + digestBytes + 4;
const align = (at: number) => Math.ceil(at / 8) * 8;

/**
 * A plain value that contains typed arrays, as bytes: magic, SHA-256 of the rest, length of the JSON, the JSON with
 * placeholders, and the arrays, each at a multiple of 8. In the machine's byte order, because it is only a cache.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let room = 0;
  const json = JSON.stringify(value, (_, part: unknown) => {
    const kind = kindOf(part);
    if (!kind) return part;
    // `kindOf` has just found that it is one of these.
    const numbers = part as Numbers;
    const placeholder: Placeholder = { $kind: kind, at: room, length: numbers.length };
    parts.push(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    room = align(room + numbers.byteLength);
    return placeholder;
  });
  const text = new TextEncoder().encode(json);
  const begin = align(headBytes + text.length);
  const bytes = new Uint8Array(begin + room);
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(magic.length + digestBytes, text.length, true);
  bytes.set(text, headBytes);
  let at = begin;
  for (const part of parts) {
    bytes.set(part, at);
    at = align(at + part.length);
  }
  bytes.set(digestOf(bytes), magic.length);
  return bytes;
}

/** The packed value, its arrays as views of the same memory; undefined if the bytes are damaged. */
export function unpack(packed: Uint8Array): unknown {
  // A view that begins at an odd address cannot be read as wider numbers.
  const bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice();
  if (bytes.length < headBytes || new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) return undefined;
  const digest = bytes.subarray(magic.length, magic.length + digestBytes);
  if (!digestOf(bytes).every((byte, at) => byte === digest[at])) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length + digestBytes, true);
  const begin = align(headBytes + length);
  const arrayAt = ({ $kind, at, length: count }: Placeholder): Numbers =>
    new kinds[$kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + begin + at, count);
  return filled(JSON.parse(new TextDecoder().decode(bytes.subarray(headBytes, headBytes + length))), arrayAt);
}

/** A value with arrays in place of placeholders. Not a reviver of `JSON.parse`, which would be asked of every string. */
function filled(value: unknown, arrayAt: (placeholder: Placeholder) => Numbers): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isPlaceholder(value)) return arrayAt(value);
  const parts = value as Record<string, unknown>;
  for (const key in parts) {
    const part = parts[key];
    if (typeof part === 'object') parts[key] = filled(part, arrayAt);
  }
  return value;
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha256')
    .update(bytes.subarray(magic.length + digestBytes))
    .digest();
}

function kindOf(part: unknown): Kind | undefined {
  return (Object.keys(kinds) as Kind[]).find((kind) => part instanceof kinds[kind]);
}

function isPlaceholder(part: unknown): part is Placeholder {
  return typeof part === 'object' && part !== null && '$kind' in part;
}
