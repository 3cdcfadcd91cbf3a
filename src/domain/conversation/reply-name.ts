import { present } from '../present.ts';
import type { Reply, ReplyName } from './reply.ts';

/** What scripts and analytics read of a reply, on every channel. */
export function replyNameOf({ kind, flow, step, outcome, intents, joined, left }: Reply): ReplyName {
  return present({ kind, flow, step, outcome, intents, joined, left });
}
