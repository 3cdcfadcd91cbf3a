import type { UnrecognisedSettings } from '../../config/unrecognised-settings.ts';

/** What an empty inbox means. */
export function emptyInbox({ as, days }: UnrecognisedSettings): string {
  return as === 'off'
    ? 'The inbox is empty: KEEP_UNRECOGNISED is off, so messages that are not understood are not kept.'
    : `The inbox is empty: in the last ${days} days the bot understood everything, or all was dealt with. It fills while a server runs on this DATA_DIR.`;
}
