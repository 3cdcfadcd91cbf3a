/** A way through settings, as a reply writes it: "Where: Settings › Wi-Fi = on". */
export type SettingsPath = {
  /** What stands before it: "Where: ". */
  readonly lead: string;
  /** What is tapped, one after the other. */
  readonly taps: readonly string[];
  /** The state that the last of them is to have. */
  readonly sets?: string;
};

/**
 * The way that a line tells; undefined if it tells none. It is recognised by its shape, a word with a colon and a path, in
 * any language.
 */
export function settingsPathIn(line: string): SettingsPath | undefined {
  const [, lead, path] = /^([\p{L}\p{M}]+\s?: ?)([^.!?\n]* › .*)$/u.exec(line) ?? [];
  if (lead === undefined || path === undefined) return undefined;
  const [, way = path, sets] = /^(.*) = ([^›]*)$/.exec(path) ?? [];
  const taps = way.split(' › ');
  return sets === undefined ? { lead, taps } : { lead, taps, sets };
}
