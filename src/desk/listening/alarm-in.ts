import type { KindOf } from '../../domain/content/acts.ts';
import type { Performed } from '../../interpretation/interpretation.ts';

/** Danger that a message tells of, or may tell of. */
export type Alarm = { readonly kind: KindOf<'urgent'>; readonly isSure: boolean };

/** Minimum share at which a message whose first act is danger is taken to tell of it. */
const sureOfDanger = 0.55;

/** Minimum share at which the person is asked whether it does: a danger's own words are said, or it is all but certain. */
const suspicious = 0.28;

/** Minimum share at which a message tells of danger although another act comes first. */
const sureBeside = 0.8;

/** The danger among the acts of a message. At most 1 in 500 harmless messages may be taken for it; a test counts them. */
export function alarmIn(acts: readonly Performed[]): Alarm | undefined {
  const act = acts.find(({ act }) => act === 'urgent');
  if (act?.act !== 'urgent') return undefined;
  const isFirst = act === acts[0];
  if (act.share >= (isFirst ? sureOfDanger : sureBeside)) return { kind: act.kind, isSure: true };
  return isFirst && act.share >= suspicious ? { kind: act.kind, isSure: false } : undefined;
}
