import type { Store } from '../../domain/ports/store.ts';
import type { Reads } from '../sql/bound.ts';
import type { Writer } from '../writes.ts';
import { shownStatements } from './shown-statements.ts';

/** How far chats have been shown their logs, as it was last kept. */
export function storedShown(
  { write }: Pick<Writer, 'write'>,
  { bind, reading }: Reads,
): Pick<Store, 'keepShown' | 'shownUpTo'> {
  const queries = bind({ shownLog: shownStatements.shownLog });
  return {
    keepShown: (shown) =>
      write(
        'keepShown',
        [...shown].map(([conversation, up_to]) => ({ conversation, up_to })),
      ),
    shownUpTo: reading(function* (conversation) {
      return (yield* queries.shownLog.get({ conversation }))?.up_to;
    }),
  };
}
