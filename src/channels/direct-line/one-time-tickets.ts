import type { Clock } from '../../domain/ports/clock.ts';

/** Says for each id whether it is seen for the first time; forgets it once `until` (ms) has passed. */
export function oneTimeTickets(clock: Clock): (id: string, until: number) => boolean {
  const used = new Map<string, number>();
  return (id, until) => {
    const now = clock();
    // Tickets live equally long, so the oldest stand first.
    for (const [old, end] of used) {
      if (end > now) break;
      used.delete(old);
    }
    if (used.has(id)) return false;
    used.set(id, until);
    return true;
  };
}
