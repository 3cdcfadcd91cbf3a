/** Joins the parts of a reply: text continues on the same line, lists and paths start a new one. */
export function runOn(lead: string | undefined, text: string): string {
  if (!lead) return text;
  return /^\s*(\d+\.|[-*>#]|!\[)/.test(text) || text.includes('\n') ? `${lead}\n\n${text.trim()}` : `${lead} ${text}`;
}

/** Joins the parts that are present as paragraphs. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => part?.trim())
    .join('\n\n');
}
