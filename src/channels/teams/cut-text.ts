/** The text, or as many whole sentences of it as `limit` UTF-16 units hold, and an ellipsis. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const most = text.slice(0, limit - 2).toWellFormed();
  const sentence = lastEnd(most, /[.!?…。！？](?=\s|$)|\n/g);
  const end = sentence > limit / 2 ? sentence : Math.max(lastEnd(most, /\s/g), 0);
  return `${(end > limit / 2 ? most.slice(0, end) : most).replace(/\uFFFD$/, '').trimEnd()} …`;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = -1;
  for (const { index, 0: found } of text.matchAll(pattern)) end = index + found.length;
  return end;
}
