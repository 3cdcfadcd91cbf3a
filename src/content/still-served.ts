import type { Content } from '../domain/content.ts';
import type { Fault } from '../domain/fault.ts';
import type { DeskDraft } from './draft.ts';
import { errorAt } from './fault-at.ts';
import { below } from './source.ts';

/** Flows that `retired` recalls and that would be begun all the same: they are still as they were. */
export function stillServed({ closures }: Content, desk: DeskDraft): readonly Fault[] {
  return desk.retired.flatMap((hash, index) => {
    const flow = Object.values(closures).find((closure) => closure.hash === hash)?.root;
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
