/**
 * What is wrong with a settings path such as `Settings > [your name] > iCloud = on`; undefined if nothing is. `>` with
 * spaces around it goes one level down; ` = ` comes last and names the state to set.
 */
export function pathFault(path: string): string | undefined {
  const [way = '', state, ...more] = path.trim().split(/\s=\s|\s=$/);
  if (more.length > 0) return 'has more than one ` = `';
  if (state !== undefined && state.trim() === '') return 'has no state behind its ` = `';
  if (state?.includes('>')) return 'goes on behind its state';
  const names = way.split('>');
  if (names.some((name) => name.trim() === '')) return 'has an empty place between two `>`, or begins or ends with one';
  if (names.length - 1 !== (way.match(/\s>\s/g) ?? []).length) return 'has a `>` without spaces around it';
  if (names.some((name) => /^\s*\[[^\]]*$|^[^[]*\]\s*$/.test(name))) return 'has a bracket that is not closed';
  return undefined;
}

/** The path without the state to set. */
export function wayOf(path: string): string {
  return path.replace(/\s=\s.*$/, '').trim();
}
