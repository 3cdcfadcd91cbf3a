import { retryKeyOf } from './retry-key.ts';
import type { Activity, Middleware, Store } from './store.ts';

/**
 * Shows a message once, however often it was tried. Web Chat identifies its own messages by an id that is new for each
 * attempt: it would keep the failed attempt beside the new one, wait in vain for the echo of a message that had arrived
 * the first time, and still call that one failed. Here the retry key connects the attempts, and an echo from the desk
 * proves that the message was sent.
 */
export function oneBubble(): Middleware {
  /** Keys by the id of each attempt; the newest attempt and the echo by key. */
  const keys = new Map<unknown, string>();
  const newest = new Map<string, unknown>();
  const echoes = new Map<string, Activity>();

  return (store) => (next) => (action) => {
    const { activity } = action.payload ?? {};
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') {
      const result = next(action);
      const echo = echoes.get(keys.get(action.meta?.clientActivityID) ?? '');
      if (echo) markSent(store, echo);
      return result;
    }
    const key = activity && retryKeyOf(activity);
    if (!key) return next(action);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') {
      const attempt = activity.channelData?.clientActivityID;
      keys.set(attempt, key);
      newest.set(key, attempt);
      const echo = echoes.get(key);
      // Only after the attempt has begun to wait for it.
      if (echo) setTimeout(() => store.dispatch({ type: incoming, payload: { activity: echo } }));
      // The same id replaces the bubble of the previous attempt.
      return next({ ...action, payload: { ...action.payload, activity: { ...activity, id: `attempt-${key}` } } });
    }
    if (action.type === incoming && activity.from?.role === 'user') {
      echoes.set(key, activity);
      const attempt = newest.get(key);
      const channelData = { ...activity.channelData, ...(attempt !== undefined && { clientActivityID: attempt }) };
      const result = next({ ...action, payload: { ...action.payload, activity: { ...activity, channelData } } });
      markSent(store, activity);
      return result;
    }
    return next(action);
  };
}

const incoming = 'DIRECT_LINE/INCOMING_ACTIVITY';

function markSent(store: Store, { id }: Activity): void {
  const payload = { activityID: id, name: 'webchat:send-status', value: 'sent' };
  store.dispatch({ type: 'WEB_CHAT/MARK_ACTIVITY', payload });
}
