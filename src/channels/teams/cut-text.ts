/** The text, or as many whole sentences of it as `limit` UTF-16 units hold, and an ellipsis. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // toWellFormed marks half a character at the end, and the mark goes.
  const most = text
    .slice(0, limit - 2)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  // Rather half a sentence, or half a word, than less than half of what may be said.
  const ends = [lastEnd(most, /[.!?…。！？](?=\s|$)|\n/g), lastEnd(most, /\s/g)];
  const end = ends.find((found) => found >= limit / 2) ?? most.length;
  return `${most.slice(0, end).trimEnd()} …`;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = -1;
  for (const { index, 0: found } of text.matchAll(pattern)) end = index + found.length;
  return end;
}
