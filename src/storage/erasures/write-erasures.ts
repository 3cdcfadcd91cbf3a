import { newConversation } from '../../domain/conversation/conversation.ts';
import type { EntryBody } from '../../domain/conversation/entry.ts';
import type { Erasure, ErasureReport } from '../../domain/conversation/erasure.ts';
import type { SaidWords } from '../../domain/conversation/person-records.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';
import { hour } from '../../domain/time.ts';
import type { inputStatements } from '../conversations/input-statements.ts';
import { stateColumn } from '../conversations/stored-state.ts';
import type { turnStatements } from '../conversations/turn-statements.ts';
import { handoffOf, handoffRow } from '../handoffs/handoff-row.ts';
import type { handoffStatements } from '../handoffs/handoff-statements.ts';
import type { itemStatements } from '../outbox/item-statements.ts';
import type { BoundStatements } from '../sql/bound.ts';
import type { Steps } from '../sql/steps.ts';
import type { Tables } from '../sql/tables.ts';
import type { inboxStatements } from '../unrecognised/unrecognised-statements.ts';
import { erasedBody, erasedHandoff } from './erased.ts';
import type { erasureStatements } from './erasure-statements.ts';
import { saidHere, wordsOfLog } from './words-of-log.ts';

type ErasingStatements = BoundStatements<
  typeof erasureStatements &
    typeof inputStatements &
    typeof turnStatements &
    typeof itemStatements &
    typeof handoffStatements &
    typeof inboxStatements
>;

/** An erasure, the backends that are told of it, and the time. */
export type ErasingOf = { readonly erasure: Erasure; readonly tell: readonly string[]; readonly now: number };

/** The writes of erasures. */
export function writeErasures(statements: ErasingStatements) {
  return {
    ...writeErasureRequests(statements),
    erase: erase(statements),
    /** Asked for, emptied and ended in one: the database is not rewritten. */
    *eraseOld({
      conversations,
      now,
    }: {
      readonly conversations: readonly string[];
      readonly now: number;
    }): Steps<void> {
      for (const conversation of conversations)
        for (const { number } of yield* statements.insertErasure.all({ conversation, now })) {
          yield* erase(statements)({ erasure: { number, conversation }, tell: [], now });
          yield* statements.endErasure.run({ number, now });
        }
    },
    *endErasures({ numbers, now }: { readonly numbers: readonly number[]; readonly now: number }): Steps<void> {
      for (const number of numbers) yield* statements.endErasure.run({ number, now });
    },
  };
}

/** What asks for erasures, alike in the server and in a command beside it. */
function writeErasureRequests(statements: Pick<ErasingStatements, 'insertErasure'>) {
  return {
    *askErasures({
      conversations,
      now,
    }: {
      readonly conversations: readonly string[];
      readonly now: number;
    }): Steps<readonly number[]> {
      const asked: number[] = [];
      for (const conversation of conversations)
        for (const { number } of yield* statements.insertErasure.all({ conversation, now })) asked.push(number);
      return asked;
    },
  };
}

const erase = (statements: ErasingStatements) =>
  function* ({ erasure: { number, conversation }, tell, now }: ErasingOf): Steps<ErasureReport> {
    const known = (yield* statements.findReport.get({ number }))?.report;
    if (known !== undefined && known !== null) return JSON.parse(known);
    const found = yield* statements.findConversation.get({ conversation });
    const log = yield* statements.findLog.get({ conversation });
    const sentTo = Object.fromEntries(
      (yield* statements.sentTo.all({ conversation })).map(({ destination, count }) => [destination, count]),
    );
    const handoffs = (yield* statements.handoffsIn.all({ conversation })).map(handoffOf);
    const rows = log ? yield* statements.wholeLog.all({ log: log.seq }) : [];
    const unrecognised = log ? yield* forgetUnrecognised(statements, wordsOfLog(rows, log.usual)) : 0;
    if (log) yield* emptyLog(statements, log.seq, rows);
    const files = yield* statements.removeFiles.run({ conversation });
    yield* statements.emptyItems.run({ conversation, now });
    yield* statements.removeTimers.run({ conversation });
    yield* statements.removeClosed.run({ conversation });
    let head = found?.head ?? 0;
    for (const handoff of handoffs) {
      const erased = erasedHandoff(handoff, now);
      yield* statements.setHandoff.run(handoffRow(erased));
      const told = tell.filter((destination) => sentTo[destination] !== undefined);
      if (log && told.length > 0)
        yield* recordErased(statements, {
          log: log.seq,
          entry: `erased.${number}.${erased.id}`,
          head: ++head,
          erased,
          told,
          now,
        });
    }
    const { owner } = newConversation;
    yield* statements.emptyConversation.run({
      conversation,
      head,
      mode: owner.type,
      state: stateColumn(newConversation),
    });
    const report: ErasureReport = {
      conversation,
      entries: rows.length,
      files,
      handoffs: handoffs.map(({ id, ticket }) => present({ id, ticket: ticket?.number })),
      unrecognised,
      sentTo,
    };
    yield* statements.setReport.run({ number, report: JSON.stringify(report) });
    return report;
  };

/** Empties the entries and inputs of a log, given all its rows. Who the agents were stays. */
function* emptyLog(statements: ErasingStatements, log: number, rows: readonly Tables['entries'][]): Steps<void> {
  for (const { number, by, from, body } of rows)
    yield* statements.emptyEntry.run({
      log,
      number,
      from: by === 'agent' ? from : null,
      body: JSON.stringify(erasedBody(JSON.parse(body))),
    });
  yield* statements.emptyInputs.run({ log });
  yield* statements.removeSearchable.run({ log });
  yield* statements.emptyLog.run({ log });
}

/** The change that other systems are told of: the handoff as it is without its person. */
function* recordErased(
  statements: ErasingStatements,
  change: {
    readonly log: number;
    readonly entry: string;
    readonly head: number;
    readonly erased: Handoff;
    readonly told: readonly string[];
    readonly now: number;
  },
): Steps<void> {
  const { log, entry, head, erased, told, now } = change;
  const body: EntryBody = { kind: 'record', record: { type: 'handoff-changed', change: 'erased', handoff: erased } };
  yield* statements.insertEntry.run({
    log,
    number: head,
    id: entry,
    by: 'system',
    from: null,
    at: now,
    seen_by: '',
    body: JSON.stringify(body),
    envelope: null,
    handoff: erased.id,
  });
  for (const destination of told)
    yield* statements.insertItem.run({
      id: `${entry}>${destination}`,
      conversation: erased.conversation,
      destination,
      entry,
      at: now,
    });
}

/** Takes messages out of the inbox that say what was said in a log; how many. */
function* forgetUnrecognised(statements: ErasingStatements, said: readonly SaidWords[]): Steps<number> {
  const [first] = said;
  const last = said.at(-1);
  if (!first || !last) return 0;
  let gone = 0;
  for (const { number } of saidHere(
    yield* statements.unrecognisedBetween.all({ from: first.at - hour, to: last.at }),
    said,
  ))
    gone += yield* statements.removeUnrecognised.run({ number });
  return gone;
}
