import type { QueueLine } from '../../../../src/domain/wire/desk-wire.ts';

/** The new queue, reusing the old objects where nothing changed, so that unchanged rows are not drawn again. */
export function sameLines(before: readonly QueueLine[], after: readonly QueueLine[]): readonly QueueLine[] {
  const known = new Map(before.map((line) => [line.id, line]));
  return after.map((line) => {
    const old = known.get(line.id);
    return old && JSON.stringify(old) === JSON.stringify(line) ? old : line;
  });
}
