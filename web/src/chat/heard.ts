import type { Middleware } from './store.ts';

/** Called with a message from the desk: the kind of its reply, and its author's name. */
export type HearDesk = (kind: string | undefined, author: string | undefined) => void;

/** Reports each message from the desk once, also when it is replayed. */
export function heard(listener: HearDesk): Middleware {
  const known = new Set<string>();
  return () => (next) => (action) => {
    const result = next(action);
    const activity = action.payload?.activity;
    if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY' || activity?.type !== 'message') return result;
    if (activity.from?.role === 'user' || (activity.id !== undefined && known.has(activity.id))) return result;
    if (activity.id !== undefined) known.add(activity.id);
    const fixpath = activity.channelData?.fixpath;
    const kind = typeof fixpath === 'object' && fixpath !== null && 'kind' in fixpath ? fixpath.kind : undefined;
    // A handoff without a way back to the bot is a ticket: the bot goes on talking.
    const isTicket = kind === 'handoff' && !activity.suggestedActions?.actions?.length;
    listener(isTicket ? 'ticket' : typeof kind === 'string' ? kind : undefined, activity.from?.name);
    return result;
  };
}
