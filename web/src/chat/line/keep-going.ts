import type { OutgoingActivity } from './activity.ts';
import { type Unsent, unsentOf } from './unsent.ts';

/** What was written and is not back from the desk yet, also over a reload of the page. */
export type GoingMessages = {
  readonly get: (key: string) => OutgoingActivity | undefined;
  readonly add: (outgoing: OutgoingActivity) => void;
  /** These are back from the desk: there is nothing left to send of them. Whether one of them was still going. */
  readonly settle: (keys: readonly (string | undefined)[]) => boolean;
  /** The desk has it, or will never take it: no other page needs to send it. */
  readonly forget: (key: string) => void;
  /** Belongs to a conversation from now on; `again` gets what another page of it could not send. */
  readonly begin: (conversation: string, again: (outgoing: OutgoingActivity) => void) => void;
};

export function keepGoing(): GoingMessages {
  const going = new Map<string, OutgoingActivity>();
  let unsent: Unsent | undefined;
  return {
    get: (key) => going.get(key),
    add: (outgoing) => {
      going.set(outgoing.key, outgoing);
      unsent?.keep(outgoing);
    },
    settle: (keys) => {
      const known = keys.filter((key) => key !== undefined);
      for (const key of known) unsent?.forget(key);
      return known.filter((key) => going.delete(key)).length > 0;
    },
    forget: (key) => unsent?.forget(key),
    begin: (conversation, again) => {
      unsent = unsentOf(conversation);
      for (const outgoing of going.values()) unsent.keep(outgoing);
      void unsent.all().then((left) => {
        for (const outgoing of left) if (!going.has(outgoing.key)) again(outgoing);
      });
    },
  };
}
