export type Cutting = {
  /** The longest the result may be, in UTF-16 units. */
  readonly most: number;
  /** Where to cut: after a whole sentence if half the text can be kept so, else after a word; or anywhere. */
  readonly at?: 'sentence' | 'anywhere';
  /** Line breaks and runs of blanks become one blank. */
  readonly oneLine?: boolean;
};

const ellipsis = ' …';

/** The text, or its beginning and an ellipsis. No character is ever cut in half. */
export function cutText(text: string, { most, at = 'anywhere', oneLine = false }: Cutting): string {
  const whole = oneLine ? text.replace(/\s+/g, ' ').trim() : text;
  if (whole.length <= most) return whole;
  const start = withoutHalf(whole.slice(0, Math.max(0, most - ellipsis.length)));
  const end = at === 'sentence' ? endOf(start, most / 2) : start.length;
  return `${start.slice(0, end).trimEnd()}${ellipsis}`;
}

/** `toWellFormed` marks half a character at the end, and the mark goes. */
function withoutHalf(text: string): string {
  return text.toWellFormed().replace(/\uFFFD$/, '');
}

/** Where the last sentence ends, or else the last word, if that keeps at least `least` characters. */
function endOf(text: string, least: number): number {
  const ends = [lastEnd(text, /[.!?…。！？](?=\s|$)|\n/g), lastEnd(text, /\s/g)];
  return ends.find((found) => found >= least) ?? text.length;
}

function lastEnd(text: string, pattern: RegExp): number {
  let end = -1;
  for (const { index, 0: found } of text.matchAll(pattern)) end = index + found.length;
  return end;
}
