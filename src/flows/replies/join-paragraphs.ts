/** Puts parts of a reply together: an acknowledgement runs on in the same line, lists and paths begin their own. */
export function runOn(lead: string | undefined, text: string): string {
  if (!lead) return text;
  return /^\s*(\d+\.|[-*>#]|!\[)/.test(text) || text.includes('\n') ? `${lead}\n\n${text.trim()}` : `${lead} ${text}`;
}

/** Paragraphs of those parts that are there. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => part?.trim())
    .join('\n\n');
}
