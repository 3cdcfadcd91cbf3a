import type { Content } from '../../domain/content/content.ts';
import type { Fault } from '../../domain/content/fault.ts';
import { errorAt } from '../faults/fault-at.ts';
import type { UncheckedDesk } from '../read/unchecked.ts';
import { below } from '../read/yaml-file.ts';

/** Flows that `retired` recalls and that would be begun all the same: they are still as they were. */
export function retiredStillActive({ bundles }: Content, desk: UncheckedDesk): readonly Fault[] {
  return desk.retired.flatMap((hash, index) => {
    const flow = Object.values(bundles).find((bundle) => bundle.hash === hash)?.root;
    if (flow === undefined) return [];
    return [
      errorAt(
        below(desk.place, 'retired', index),
        'content-retired',
        `this is the hash of the flow "${flow}" as it is now.`,
        'Mend the flow, or one that it calls; then this hash is that of its past.',
      ),
    ];
  });
}
