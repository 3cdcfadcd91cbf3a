import type { Activity, Middleware } from './store.ts';

/**
 * Gives every message a key that its retries keep: Web Chat sends a new `clientActivityID` on Retry but carries the
 * rest of `channelData` over, and the server takes a key once.
 */
export function retryKeys(newKey: () => string): Middleware {
  return () => (next) => (action) => {
    const activity = action.payload?.activity;
    if (action.type !== 'DIRECT_LINE/POST_ACTIVITY' || activity?.type !== 'message') return next(action);
    const fixpath = { retryKey: newKey(), ...fixpathOf(activity) };
    return next({
      ...action,
      payload: { ...action.payload, activity: { ...activity, channelData: { ...activity.channelData, fixpath } } },
    });
  };
}

/** The retry key of an activity, if it has one. */
export function retryKeyOf(activity: Activity): string | undefined {
  const fixpath = fixpathOf(activity);
  return 'retryKey' in fixpath && typeof fixpath.retryKey === 'string' ? fixpath.retryKey : undefined;
}

function fixpathOf({ channelData }: Activity): object {
  const fixpath = channelData?.fixpath;
  return typeof fixpath === 'object' && fixpath !== null ? fixpath : {};
}

/** 128 random bits; `crypto.randomUUID` is missing on pages that are not served over HTTPS. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
