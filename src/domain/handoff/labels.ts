/** A label is a word or two, characters. */
export const longestLabel = 40;

/** Of more, none would be looked at. */
export const mostLabels = 10;

/** Labels as they are kept: without blanks around them, each once whatever its case, cut to what is allowed. */
export function keptLabels(given: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const each of given) {
    const label = each.replace(/\s+/g, ' ').trim().slice(0, longestLabel).trim();
    if (label !== '' && !kept.has(label.toLowerCase())) kept.set(label.toLowerCase(), label);
  }
  return [...kept.values()].slice(0, mostLabels);
}
