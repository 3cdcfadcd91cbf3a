/** A count in English: `1 flow`, `8 flows`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A share as people read it: `93.4 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** The share of the things that pass, from 0 to 1; 0 if there are none. */
export function shareOf<Thing>(things: readonly Thing[], such: (thing: Thing) => boolean): number {
  return things.length === 0 ? 0 : things.filter(such).length / things.length;
}
