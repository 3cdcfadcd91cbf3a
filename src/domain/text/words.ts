/** At most this much of a person's text is ever read, in UTF-16 units. */
export const longestText = 2000;

/** The text in one shape for comparing: NFKC, lower case, straight quotes, single spaces, cut at `longestText`. */
export function plainText(text: string): string {
  return text
    .slice(0, longestText)
    .normalize('NFKC')
    .slice(0, longestText)
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a text: runs of letters, marks, digits and inner apostrophes of its plain form. */
export function wordsOf(text: string): readonly string[] {
  return plainText(text).match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}
