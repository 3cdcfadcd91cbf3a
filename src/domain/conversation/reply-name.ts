import type { Reply, ReplyName } from './reply.ts';

/** What scripts and analytics read of a reply, on every channel. */
export function replyNameOf({ kind, flow, step, outcome, intents }: Reply): ReplyName {
  return {
    kind,
    ...(flow !== undefined && { flow }),
    ...(step !== undefined && { step }),
    ...(outcome !== undefined && { outcome }),
    ...(intents !== undefined && { intents }),
  };
}
