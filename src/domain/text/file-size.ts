const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** How large a file is, as a language writes it: `12 kB`, `1,3 MB`. */
export function fileSize(bytes: number, language: string): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const format = { style: 'unit', unit: units[power], maximumFractionDigits: power === 2 ? 1 : 0 } as const;
  return new Intl.NumberFormat(language, format).format(bytes / 1024 ** power);
}
