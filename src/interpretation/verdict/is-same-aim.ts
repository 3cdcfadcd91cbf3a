import type { Aim } from '../interpretation.ts';

/** Whether two acts are one: the same act of the same kind. */
export function isSameAim(one: Aim, other: Aim): boolean {
  return one.act === other.act && 'kind' in one && 'kind' in other && one.kind === other.kind;
}
