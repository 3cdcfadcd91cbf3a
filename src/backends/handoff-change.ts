import type { Entry } from '../domain/conversation/entry.ts';
import type { Handoff, HandoffChange, HandoffState } from '../domain/handoff/handoff.ts';
import type { Store } from '../domain/ports/store.ts';
import { day } from '../domain/time.ts';
import { type HandoffRecord, recordIn } from './record-in.ts';

/**
 * `unclaimed`: announced again, nobody had come. `updated`: something was added, such as a mail address. `rated`: the
 * person gave stars, or added a word to them.
 */
export const changeTypes = [
  'requested',
  'claimed',
  'released',
  'closed',
  'withdrawn',
  'ticketed',
  'unclaimed',
  'updated',
  'rated',
] as const;

export type ChangeType = (typeof changeTypes)[number];

/** What happened to a handoff, and all that was known then. */
export type HandoffReport = {
  readonly type: ChangeType;
  readonly at: number;
  /** As it was after the change. */
  readonly handoff: Handoff;
  /** What agents may read of the conversation up to then: messages and replies, the newest `longestTranscript`. */
  readonly transcript: readonly Entry[];
  /** How many older ones were left out. */
  readonly omitted: number;
  /** How often it was updated up to then. */
  readonly updates: number;
  /** How often any handoff of the conversation was, within the 24 hours up to then. */
  readonly updatesLately: number;
};

/** Messages and replies that are told at most. */
export const longestTranscript = 200;

const pageLength = 1000;

/**
 * The change that a record tells, as it was then: what happened later is left out, so that a late or repeated send says
 * the same. Undefined if the entry is no record of a handoff, or the handoff is no longer kept.
 */
export async function handoffChangeOf(
  store: Pick<Store, 'handoff' | 'read'>,
  entry: Entry,
): Promise<HandoffReport | undefined> {
  const record = recordIn(entry.body);
  const handoff = record && (await store.handoff(record.id));
  if (!record || !handoff) return undefined;
  const log = await readUpTo(store, entry);
  const records = log.flatMap(({ body }) => recordIn(body) ?? []).filter(({ id }) => id === record.id);
  const moves = records.filter(({ state }) => state !== undefined);
  const updates = updatesIn(log);
  const own = updates.filter(({ body }) => recordIn(body)?.id === record.id);
  const history = handoff.history.slice(0, moves.length - own.length);
  const told = log.filter(({ body, seenBy }) => body.kind !== 'event' && seenBy.includes('agents'));
  return {
    type: typeOf(record, own.at(-1)?.number === entry.number),
    at: entry.at,
    handoff: asItWas(handoff, { ...(moves.at(-1) ?? record), ...ratingUpTo(records) }, history, own.length > 0),
    transcript: told.slice(-longestTranscript),
    omitted: Math.max(0, told.length - longestTranscript),
    updates: own.length,
    updatesLately: updates.filter(({ at }) => at > entry.at - day).length,
  };
}

function typeOf({ state, rating }: HandoffRecord, isUpdate: boolean): ChangeType {
  if (state === undefined) return rating ? 'rated' : 'unclaimed';
  return isUpdate ? 'updated' : state;
}

function ratingUpTo(records: readonly HandoffRecord[]): Pick<HandoffRecord, 'rating'> {
  const rating = records.findLast((record) => record.rating)?.rating;
  return rating ? { rating } : {};
}

/** The records that tell of no new state: something was added to a handoff. */
function updatesIn(log: readonly Entry[]): readonly Entry[] {
  const states = new Map<string, HandoffState>();
  return log.filter(({ body }) => {
    const { id, state } = recordIn(body) ?? {};
    if (id === undefined || state === undefined) return false;
    const isUpdate = states.get(id) === state;
    states.set(id, state);
    return isUpdate;
  });
}

function asItWas(
  { agent: _, ticket, rating: __, ...handoff }: Handoff,
  { state = handoff.state, team, agent, rating }: HandoffRecord,
  history: readonly HandoffChange[],
  isUpdated: boolean,
): Handoff {
  const wasTicketed = history.some((change) => change.state === 'ticketed');
  return {
    ...handoff,
    state,
    team,
    changedAt: history.at(-1)?.at ?? handoff.requestedAt,
    history,
    ...(agent && { agent }),
    ...(rating && { rating }),
    ...(ticket && wasTicketed && { ticket: isUpdated ? ticket : { number: ticket.number } }),
  };
}

/** The log from its first entry to this one. */
async function readUpTo(store: Pick<Store, 'read'>, { conversation, number }: Entry): Promise<readonly Entry[]> {
  const log: Entry[] = [];
  while (log.length < number) {
    const page = await store.read(conversation, log.length, Math.min(pageLength, number - log.length));
    if (page.length === 0) break;
    log.push(...page);
  }
  return log;
}
