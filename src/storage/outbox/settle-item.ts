import type { SendResult } from '../../domain/conversation/turn.ts';
import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { itemStatements } from './item-statements.ts';

export type Settlement = {
  readonly item: string;
  readonly fence: number;
  readonly sent: SendResult;
  readonly now: number;
};

/** Records how a send ended; false if the lease was lost, in which case only a success is recorded. */
export const settleItem =
  (statements: BoundStatements<typeof itemStatements>) =>
  ({ item, fence, sent, now }: Settlement): boolean => {
    const found = statements.findItem.get({ item });
    if (!found) return false;
    const ours = found.state === 'waiting' && found.fence === fence;
    if (!ours && sent.type !== 'sent') return false;
    switch (sent.type) {
      case 'sent':
        statements.settleItem.run({ item, now, state: 'sent', receipt: sent.receipt ?? null, why: null });
        return ours;
      case 'again':
        statements.postponeItem.run({ item, at: sent.at, why: sent.why });
        return ours;
      case 'refused':
        statements.settleItem.run({ item, now, state: 'refused', receipt: null, why: sent.why });
        return ours;
      case 'gone':
        statements.giveUpItems.run({ ...found, why: sent.why, now });
        statements.closeDestination.run({ ...found, now });
        return ours;
    }
  };
