/** Draws the two icons of the Teams app, a speech bubble with a tick in it: `node scripts/draw-teams-icons.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const green: Colour = [0x0b, 0x6e, 0x63, 255];
const white: Colour = [255, 255, 255, 255];
const nothing: Colour = [255, 255, 255, 0];
const tick: readonly Point[] = [
  [12.6, 14.7],
  [15, 17.1],
  [19.6, 12.5],
];
const middle: Point = [16, 16.4];

const folder = join(import.meta.dirname, '../teams');
// Teams asks for a full square, the mark in the inner half, and for white on nothing.
writeFileSync(join(folder, 'color.png'), drawn(192, 5.8, green, white));
writeFileSync(join(folder, 'outline.png'), drawn(32, 1.6, nothing, white));

/** A square PNG: the mark, `scale` pixels to its unit, on its ground. */
function drawn(size: number, scale: number, ground: Colour, ink: Colour): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const cover = covered(x, y, size, scale);
      const pixel = ground.map((value, index) => Math.round(value + ((ink[index] ?? 0) - value) * cover));
      rows.set(pixel, y * (size * 4 + 1) + 1 + x * 4);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND'),
  ]);
}

/** How much of a pixel the mark covers, by looking at 64 points of it. */
function covered(x: number, y: number, size: number, scale: number): number {
  let hits = 0;
  for (let index = 0; index < 64; index += 1) {
    const across = (x + ((index % 8) + 0.5) / 8 - size / 2) / scale + middle[0];
    const down = (y + (Math.floor(index / 8) + 0.5) / 8 - size / 2) / scale + middle[1];
    if (inMark([across, down])) hits += 1;
  }
  return hits / 64;
}

function inMark([x, y]: Point): boolean {
  const radius = 4.2;
  const outside = Math.hypot(
    Math.max(Math.abs(x - 16) - 8 + radius, 0),
    Math.max(Math.abs(y - 14.5) - 6.5 + radius, 0),
  );
  const inTail = x >= 11 && y >= 18 && y <= 25 - ((x - 11) * 4) / 4.7;
  return (outside <= radius || inTail) && !onLine([x, y], tick, 1.1);
}

function onLine([x, y]: Point, line: readonly Point[], width: number): boolean {
  return line.some(([toX, toY], index) => {
    const [fromX, fromY] = line[index - 1] ?? [toX, toY];
    const length = (toX - fromX) ** 2 + (toY - fromY) ** 2;
    const along = length === 0 ? 0 : ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length;
    const near = Math.min(Math.max(along, 0), 1);
    return Math.hypot(x - fromX - near * (toX - fromX), y - fromY - near * (toY - fromY)) <= width;
  });
}

function chunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
