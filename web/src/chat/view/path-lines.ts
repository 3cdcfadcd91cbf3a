import { settingsPathIn } from '../../../../src/domain/text/settings-path-in.ts';

/** Turns lines that say where something is ("Where: Settings › Wi-Fi") into Markdown quotes, which sets them apart. */
export function withPathLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (settingsPathIn(line) ? `> ${line}` : line))
    .join('\n');
}
