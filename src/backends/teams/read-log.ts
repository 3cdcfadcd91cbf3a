import type { Entry } from '../../domain/conversation/entry.ts';
import type { Store } from '../../domain/ports/store.ts';
import { recordIn } from '../record-in.ts';

const pageLength = 1000;

/** The whole log of a conversation. */
export async function readLog(store: Pick<Store, 'read'>, conversation: string): Promise<readonly Entry[]> {
  const log: Entry[] = [];
  for (;;) {
    const page = await store.read(conversation, log.length, pageLength);
    log.push(...page);
    if (page.length < pageLength) return log;
  }
}

/**
 * The handoff that an entry belongs to: the one it is the record of, or else the one that was open in its turn. A
 * message may have been stored before an earlier turn was over, so turns are told apart by where their inputs stand.
 */
export function handoffAt(log: readonly Entry[], entry: Entry): string | undefined {
  const own = recordIn(entry.body);
  if (own) return own.id;
  const numbers = new Map(log.map(({ id, number }) => [id, number]));
  const inputOf = ({ id, number }: Entry): number => numbers.get(id.replace(/\.r?\d+$/, '')) ?? number;
  const turn = inputOf(entry);
  const before = log.filter((each) => recordIn(each.body) && inputOf(each) < turn);
  const last = before.at(-1);
  return last && recordIn(last.body)?.id;
}
