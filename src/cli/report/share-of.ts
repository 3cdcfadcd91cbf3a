/** How many of some things are such, from 0 to 1; 0 of nothing. */
export function shareOf<Thing>(things: readonly Thing[], such: (thing: Thing) => boolean): number {
  return things.length === 0 ? 0 : things.filter(such).length / things.length;
}
