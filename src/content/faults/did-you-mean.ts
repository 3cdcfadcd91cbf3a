import { nearest } from './nearest.ts';

/** The cure for an unknown name: the one that was probably meant, else the known ones, else `otherwise`. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): string {
  const names = [...known].sort();
  const meant = nearest(name, names);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  if (names.length === 0 || names.length > 12) return otherwise;
  return `${otherwise} Known here: ${names.join(', ')}.`;
}
