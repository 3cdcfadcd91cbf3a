import { type CannedAnswer, mostCannedReplies } from '../../domain/handoff/canned-reply.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import { cannedReplyOf } from './canned-row.ts';
import type { cannedStatements } from './canned-statements.ts';

type Row = Tables['canned_replies'];

/** The writes of canned replies. Each looks at what is there and writes in one transaction, so that of two saves one is told. */
export function writeCanned(statements: BoundStatements<typeof cannedStatements>) {
  return {
    *keepCanned(row: Row): Steps<CannedAnswer> {
      const seen = (yield* statements.allCanned.all({})).filter((each) => isSeenBy(each, row.by_id));
      const before = seen.find(({ id }) => id === row.id);
      if (before === undefined && row.revision > 0) return { type: 'refused', why: 'gone' };
      if (before && saysTheSame(before, row)) return { type: 'kept', reply: cannedReplyOf(before) };
      if (before && before.revision !== row.revision)
        return { type: 'refused', why: 'changed', reply: cannedReplyOf(before) };
      if (seen.some((each) => each.id !== row.id && isRival(each, row))) return { type: 'refused', why: 'taken' };
      if (before === undefined && seen.length >= mostCannedReplies) return { type: 'refused', why: 'full' };
      const next = { ...row, revision: row.revision + 1 };
      if (before) yield* statements.changeCanned.run(next);
      else yield* statements.insertCanned.run(next);
      return { type: 'kept', reply: cannedReplyOf(next) };
    },
    *removeCanned({
      id,
      revision,
      agent,
    }: Pick<Row, 'id' | 'revision'> & { readonly agent: string }): Steps<CannedAnswer> {
      const before = (yield* statements.allCanned.all({})).find((each) => each.id === id && isSeenBy(each, agent));
      if (before && before.revision !== revision)
        return { type: 'refused', why: 'changed', reply: cannedReplyOf(before) };
      if (before) yield* statements.removeCanned.run({ id });
      return { type: 'deleted' };
    },
  };
}

/** Whether an agent sees it: what has no owner is everybody's. */
export function isSeenBy({ owner }: Pick<Row, 'owner'>, agent: string): boolean {
  return owner === null || owner === agent;
}

/** A save whose answer was lost comes again: it has been done. */
function saysTheSame(one: Row, other: Row): boolean {
  return (['owner', 'title', 'text', 'language', 'by_id'] as const).every((column) => one[column] === other[column]);
}

/** Two of one title in one language cannot be told apart in the list. */
function isRival(one: Row, other: Row): boolean {
  return one.title.toLowerCase() === other.title.toLowerCase() && one.language === other.language;
}
