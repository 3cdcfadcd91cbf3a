import { candidateSayings } from './candidate-sayings.ts';
import { findSaying, type PreparedText } from './find-saying.ts';

/** Whether a text holds one of the sayings, and does not deny it. */
export function holdsSaying(prepared: PreparedText, sayings: readonly string[]): boolean {
  return candidateSayings(prepared, sayings).some((saying) => findSaying(prepared, saying)?.negated === false);
}
