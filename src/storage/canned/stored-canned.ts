import type { CannedReplies } from '../../domain/handoff/canned-reply.ts';
import type { Reads } from '../sql/bound.ts';
import type { Writer } from '../writes.ts';
import { cannedReplyOf, cannedRow } from './canned-row.ts';
import { cannedStatements } from './canned-statements.ts';
import { isSeenBy } from './write-canned.ts';

/** Canned replies that agents wrote. There are some hundred of them at most, so that all are looked at. */
export function storedCanned({ write }: Pick<Writer, 'write'>, { bind, reading }: Reads): CannedReplies {
  const queries = bind({ allCanned: cannedStatements.allCanned });
  return {
    cannedReplies: reading(function* (agent) {
      return (yield* queries.allCanned.all({})).filter((row) => isSeenBy(row, agent)).map(cannedReplyOf);
    }),
    keepCannedReply: (reply) => write('keepCanned', cannedRow(reply)),
    removeCannedReply: (id, revision, agent) => write('removeCanned', { id, revision, agent }),
  };
}
