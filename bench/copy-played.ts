import { Client } from 'pg';

const atOnce = 20_000;

/**
 * SQL that copies the conversation named `played` so many times, in bulk: its log, inputs and timers with it, each copy's timers later than
 * those of the one before.
 *
 * @param series the numbers from one to another (exclusive), as a table `series` with a column `n`
 * @param textOf a number as text, in SQL
 */
export function* copyPlayed(
  count: number,
  series: (from: number, to: number) => string,
  textOf = 'n',
): Generator<readonly string[]> {
  for (let from = 0; from < count; from += atOnce) yield copies(series(from, Math.min(from + atOnce, count)), textOf);
}

const copies = (series: string, textOf: string) => [
  `insert into conversations (id, channel, shared, locale, address, head, revision, mode, state, created_at)
     select 'bulk-' || ${textOf}, channel, shared, locale, address, head, revision, mode, state, created_at
     from conversations, ${series} where id = 'played'`,
  `insert into logs (conversation, usual)
     select 'bulk-' || ${textOf}, usual from logs, ${series} where conversation = 'played'`,
  ...[
    ['entries', '"number", id, "by", "from", at, seen_by, body, envelope'],
    ['inputs', '"number", "key", "by", type, answer_by, locale, attempts, status, head_before, head_after'],
  ].map(
    ([table, columns = '']) =>
      `insert into ${table} (log, ${columns})
         select copied.seq, ${columns.replaceAll(/(?<=^|, )/g, 'played.')} from ${table} as played, logs as copied, ${series}
         where played.log = (select seq from logs where conversation = 'played')
           and copied.conversation = 'bulk-' || ${textOf}`,
  ),
  `insert into timers (conversation, id, kind, due, revision, ready)
     select 'bulk-' || ${textOf}, id, kind, due + ${textOf.replace('::text', '')} * 1000, revision, ready + ${textOf.replace('::text', '')} * 1000
     from timers, ${series} where conversation = 'played'`,
];

/** Copies a played conversation in a PostgreSQL database; what tells processes of each row is left out. */
export async function copyPlayedInPostgres(url: string, count: number): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query("select 1 from pg_trigger where tgname = 'tell_moved'");
  const tell = async (how: string) =>
    rows.length > 0 && client.query(`alter table conversations ${how} trigger tell_moved`);
  await tell('disable');
  const series = (from: number, to: number) => `generate_series(${from}, ${to - 1}) as n`;
  for (const statements of copyPlayed(count, series, 'n::text')) for (const sql of statements) await client.query(sql);
  await tell('enable');
  await client.query('vacuum analyze');
  await client.query('checkpoint'); // else what comes next would pay for it
  await client.end();
}
