import type { ClientBase, Pool } from 'pg';
import { boundedMap } from '../../domain/bounded-map.ts';
import type { Json } from '../../domain/json.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { SharedStore } from '../../domain/ports/shared-store.ts';
import { databasePlace } from './connect.ts';
import { databaseClock } from './database-clock.ts';
import { listening } from './listening.ts';
import { postgresError } from './postgres-error.ts';

/** Where the triggers of the tables tell what was written, and where processes tell each other the rest. */
const moved = 'fixpath:moved';
const news = 'fixpath:news';

/** A notice of PostgreSQL may be shorter than 8000 bytes. */
const longestNotice = 7900;

/** Conversations of which is remembered how far they were told; of others it may be told once more. */
const mostMarks = 10_000;

/**
 * What is told of a write: the conversation, and a mark that grows with it, or the handoff that it wrote, or that words were
 * erased.
 */
type MovedNotice = readonly [conversation: string, mark: number | null, handoff?: string | null, isErased?: true];

/** What has moved since a look, and when that was: transactions that it could not see yet have this number at least. */
const look = `
  select "seen", "now", "moved"."id", "moved"."head" + "moved"."revision" as "mark",
    array(select "handoffs"."id" from "handoffs" where "handoffs"."conversation" = "moved"."id") as "handoffs"
  from (
    select pg_snapshot_xmin(pg_current_snapshot())::text as "seen", extract(epoch from clock_timestamp()) * 1000 as "now"
  ) as "looked"
  left join "conversations" as "moved" on "moved"."moved_by" >= $1::xid8`;

/** Rows that another server wrote, from which these were copied, would seem to come from the future. */
const takeOver = `
  update "conversations" set "head" = "head" where "moved_by" >= pg_snapshot_xmax(pg_current_snapshot())`;

type Looked = {
  readonly seen: string;
  readonly now: number;
  readonly id: string | null;
  readonly mark: number;
  readonly handoffs: readonly string[];
};

export type OthersParts = {
  readonly pool: Pool;
  readonly url: string;
  readonly log: Log | undefined;
  /** Told of each conversation in which another process has written. */
  readonly movedElsewhere: (conversation: string, handoffs: readonly string[], isErased: boolean) => void;
};

export type HeardOthers = Pick<SharedStore, 'clock' | 'tell' | 'hear'> & { readonly close: () => Promise<void> };

/**
 * Hears what other processes write in the database, and what time it is there. Notices come with each commit; what was missed
 * (the connection was lost, a notice was too long) is found by a look at what has moved, every second.
 */
export async function hearOthers({ pool, url, log, movedElsewhere }: OthersParts): Promise<HeardOthers> {
  const own = ownProcesses(pool);
  const clock = databaseClock(() => performance.now());
  const marks = boundedMap<string, number>(mostMarks);
  const listeners = new Set<(told: Json) => void>();

  /** Whether a conversation had not moved so far when it was last told. */
  const isNew = (conversation: string, mark: number): boolean => {
    if ((marks.get(conversation) ?? -1) >= mark) return false;
    marks.set(conversation, mark);
    return true;
  };
  const noticed = (channel: string, payload: string, sender: number): void => {
    const told = jsonIn(payload);
    if (!Array.isArray(told)) return;
    if (channel === news) {
      if (!own.has(sender)) for (const each of told) for (const listener of listeners) listener(each);
      return;
    }
    const [conversation, mark, handoff, isErased] = told as unknown as MovedNotice; // as its triggers write it
    const isNews = mark === null || isNew(conversation, mark);
    // Whoever watches here was told when we wrote it.
    if (isNews && !own.has(sender)) movedElsewhere(conversation, handoff ? [handoff] : [], isErased ?? false);
  };

  let seen: string | null = null;
  try {
    await pool.query(takeOver);
  } catch (error) {
    throw postgresError(error, databasePlace(url));
  }
  const listened = await listening({
    url,
    log,
    channels: [moved, news],
    noticed,
    look: async (client) => {
      const asked = performance.now();
      const { rows } = await client.query<Looked>({ name: 'fixpath:look', text: look, values: [seen] });
      if (rows[0]) clock.told(Number(rows[0].now), asked, performance.now());
      // Perhaps its words are gone as well: nobody could tell.
      for (const { id, mark, handoffs } of rows) if (id !== null && isNew(id, mark)) movedElsewhere(id, handoffs, true);
      seen = rows[0]?.seen ?? seen;
    },
  });

  const { tell, told } = tellTogether(pool, log);
  return {
    clock: clock.now,
    tell,
    hear: (listener) => {
      const one: typeof listener = (told) => listener(told);
      listeners.add(one);
      return () => listeners.delete(one);
    },
    close: async () => {
      await told();
      await listened.close();
    },
  };
}

/** Anybody who may connect may send a notice; what is no JSON is none of ours. */
function jsonIn(payload: string): Json | undefined {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** The server's processes that our own connections have: notices name the one that sent them. */
function ownProcesses(pool: Pool): ReadonlySet<number> {
  const own = new Set<number>();
  // Its types leave out what each of its clients knows since it was let in.
  const processOf = (client: ClientBase): number => (client as ClientBase & { processID: number }).processID;
  pool.on('acquire', (client) => own.add(processOf(client)));
  pool.on('remove', (client) => own.delete(processOf(client)));
  return own;
}

/** Sends what is told, in its order: one notice after the other, and in each as much as waits and fits in. */
function tellTogether(pool: Pool, log: Log | undefined) {
  const waiting: string[] = [];
  let sending: Promise<void> | undefined;
  const nextNotice = (): string => {
    let bytes = 2;
    let count = 0;
    for (const each of waiting) {
      bytes += Buffer.byteLength(each) + 1;
      if (bytes > longestNotice) break;
      count++;
    }
    return `[${waiting.splice(0, count).join()}]`;
  };
  const send = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve)); // what is told in one round goes together
    while (waiting.length > 0)
      await pool
        .query({ name: 'fixpath:tell', text: 'select pg_notify($1, $2)', values: [news, nextNotice()] })
        .catch((error: unknown) => log?.debug('the others could not be told', { error }));
    sending = undefined;
  };
  return {
    tell: (told: Json): void => {
      const text = JSON.stringify(told);
      if (Buffer.byteLength(text) + 3 > longestNotice) return;
      waiting.push(text);
      sending ??= send();
    },
    /** Resolves once all of it is sent. */
    told: async (): Promise<void> => sending,
  };
}
