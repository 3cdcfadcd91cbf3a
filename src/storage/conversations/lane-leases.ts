import type { LaneLease } from '../../domain/ports/store.ts';

/** Who plays which conversation. */
export type LaneLeases = {
  readonly take: (conversation: string, holder: string, now: number, until: number) => LaneLease | Promise<LaneLease>;
  /** Whether no newer holder has the lane than the one with this fence. */
  readonly isCurrent: (conversation: string, fence: number) => boolean;
};

/** Lanes kept at most before those that have passed are forgotten. */
const mostLanes = 10_000;

/**
 * The lanes of a store that one process owns. They are in memory: a lease tells living processes apart, and when this
 * one dies nobody is left to be told. Fences come from one count for all lanes, so a forgotten lane's are not used again.
 */
export function createLaneLeases(): LaneLeases {
  const lanes = new Map<string, { holder: string; fence: number; until: number }>();
  let fences = 0;

  return {
    take: (conversation, holder, now, until) => {
      const lane = lanes.get(conversation);
      if (lane && lane.holder !== holder && lane.until > now)
        return { type: 'held', fence: lane.fence, until: lane.until };
      const fence = lane?.holder === holder ? lane.fence : ++fences;
      lanes.set(conversation, { holder, fence, until });
      if (lanes.size > mostLanes) for (const [id, { until }] of lanes) if (until <= now) lanes.delete(id);
      return { type: 'taken', fence, until };
    },
    isCurrent: (conversation, fence) => (lanes.get(conversation)?.fence ?? fence) === fence,
  };
}
