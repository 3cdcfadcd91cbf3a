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
export function rasterType(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 16)).toString('latin1');
  const found = signatures.find(([, at, bytes]) => head.startsWith(bytes, at));
  if (found?.[0] === 'image/webp' && !head.startsWith('RIFF')) return undefined;
  return found?.[0];
}
