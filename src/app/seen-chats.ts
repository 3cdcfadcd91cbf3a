import { boundedMap } from '../domain/bounded-map.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { AppSignals } from '../domain/signals.ts';

/** Conversations remembered at most. Of one that is forgotten, what the person writes tells that they are there. */
const mostChats = 10_000;

/**
 * When each person last had their chat before them. Kept in memory alone: after a restart every chat in view tells so as
 * soon as it is back.
 */
export function seenChats({ inView }: Pick<AppSignals, 'inView'>, clock: Clock): (chat: string) => number | undefined {
  const seen = boundedMap<string, number>(mostChats);
  inView.listen((conversation) => seen.set(conversation, clock()));
  return seen.get;
}
