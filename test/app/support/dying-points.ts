/** Where a process can be made to die, in the order of a message's way. */
export const dyingPoints = [
  'before the message is stored',
  'once the message is stored',
  'while the turn plays',
  'before the turn is committed',
  'once the turn is committed',
  'before a send is recorded',
  'once a send is recorded',
] as const;

export type DyingPoint = (typeof dyingPoints)[number];
