import type { CardAction, LineActivity } from '../line/activity.ts';

/** What a tap on a button says: the words that are shown, and the value that tells which button it was. */
export function answerOf({ type, title = '', text, displayText, value }: CardAction): LineActivity {
  switch (type) {
    case 'messageBack':
      return { type: 'message', text: displayText ?? text ?? title, value };
    case 'postBack':
      return typeof value === 'string'
        ? { type: 'message', text: value }
        : { type: 'message', text: displayText ?? title, value };
    default:
      return { type: 'message', text: typeof value === 'string' && value !== '' ? value : title };
  }
}
