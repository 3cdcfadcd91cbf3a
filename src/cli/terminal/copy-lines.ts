import type { InspectedCopy } from '../../storage/copies/inspect-copy.ts';

const megabyte = 1024 ** 2;

/** What a command tells of a copy that was looked through. */
export function copyLines({ file, bytes, sha256, version, counts }: InspectedCopy): readonly string[] {
  const rows = Object.entries(counts).map(([table, count]) => `${table} ${count}`);
  return [
    `  whole: ${file.endsWith('.sqlite') ? 'pages, indexes and references looked through' : 'each row read again'}; ${(bytes / megabyte).toFixed(1)} MB, tables of version ${version}`,
    `  the same rows: ${rows.join(', ')}`,
    `  sha256 ${sha256}`,
  ];
}

/** A moment as file names have it: 20261129T210000Z. */
export function fileStamp(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d+/g, '');
}
