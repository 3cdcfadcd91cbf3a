/** The longest single text that is told, in UTF-16 units; the log keeps the whole of it. */
export const longestTold = 4000;

/** The text, or its beginning and an ellipsis. */
export function cutText(text: string, most: number = longestTold): string {
  if (text.length <= most) return text;
  // toWellFormed marks half a character at the end, and the mark goes.
  return `${text
    .slice(0, most)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()} …`;
}
