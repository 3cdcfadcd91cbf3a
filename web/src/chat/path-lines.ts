import type { Middleware } from './store.ts';

/**
 * Turns lines that say where something is ("Where: Settings › Wi-Fi") into Markdown quotes, which sets them apart. They
 * are recognised by their shape, a word with a colon and a path, in any language.
 */
export const pathLines: Middleware = () => (next) => (action) => {
  const activity = action.payload?.activity;
  const arriving = action.type === 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY';
  if (!arriving || activity?.textFormat !== 'markdown' || activity.text === undefined) return next(action);
  return next({
    ...action,
    payload: { ...action.payload, activity: { ...activity, text: withPathLines(activity.text) } },
  });
};

export function withPathLines(text: string): string {
  return text.replace(/^[\p{L}\p{M}]+\s?: ?[^.!?\n]* › .*$/gmu, '> $&');
}
