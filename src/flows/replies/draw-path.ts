/**
 * A settings path as people see it: `Settings › iCloud › Photos`. The state to set (` = on`) is shown only on request.
 */
export function drawPath(path: string, { withState }: { readonly withState: boolean }): string {
  const drawn = path.replaceAll(' > ', ' › ');
  return withState ? drawn : drawn.replace(/ = [^›]*$/, '');
}

/** Whether a path ends in a state to set. */
export function setsState(path: string): boolean {
  return / = [^>]*$/.test(path);
}

/** Draws the paths that a text contains as code spans: `` `Settings > Battery` ``. */
export function drawPathsIn(text: string): string {
  return text.replace(/`([^`]* > [^`]*)`/g, (_, path: string) => `**${drawPath(path, { withState: true })}**`);
}
