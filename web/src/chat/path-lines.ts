import type { Middleware } from './store.ts';

/**
 * Sets the lines that say where something is ("Where: Settings › Wi-Fi") apart from the words around them, as Markdown
 * quotes. They are known by their shape, a word with a colon and a path, not by their language.
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
