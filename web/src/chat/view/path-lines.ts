/**
 * Turns lines that say where something is ("Where: Settings › Wi-Fi") into Markdown quotes, which sets them apart. They
 * are recognised by their shape, a word with a colon and a path, in any language.
 */
export function withPathLines(text: string): string {
  return text.replace(/^[\p{L}\p{M}]+\s?: ?[^.!?\n]* › .*$/gmu, '> $&');
}
