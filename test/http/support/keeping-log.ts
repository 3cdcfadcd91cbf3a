import type { Log } from '../../../src/domain/ports/log.ts';

/** A log that keeps its lines, to be asserted on. */
export function keepingLog(): Log & { readonly lines: { level: string; event: string; fields?: unknown }[] } {
  const lines: { level: string; event: string; fields?: unknown }[] = [];
  const write = (level: string) => (event: string, fields?: unknown) => {
    lines.push({ level, event, fields });
  };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
