import { sql } from 'kysely';
import { type Migration, rewrite } from './migration.ts';

/**
 * What a turn puts on record is an entry of its own kind, the change of a handoff holds the handoff as it was then, and
 * entries name the handoff they belong to.
 */
export const records: Migration = (schema) => [
  schema.alterTable('entries').addColumn('handoff', 'text'),
  changes,
  renamed('outcome', 'episode-ended'),
  renamed('refused', 'agent-refused'),
  openHandoffs,
  schema
    .createIndex('handoff_records')
    .on('entries')
    .columns(['conversation', 'number'])
    .where(sql.ref('by'), '=', 'system')
    .where(sql.ref('handoff'), 'is not', null),
];

/** Events that a turn has written, not an input: a channel may send events of any name. */
const isRecord = (names: string): string => `
  entry."by" = 'system' and json_extract(entry.body, '$.kind') = 'event'
  and json_extract(entry.body, '$.name') in (${names}) and json_extract(entry.body, '$.value') is not null
  and not exists (select 1 from inputs where inputs.conversation = entry.conversation and inputs.number = entry.number)`;

/**
 * A handoff as it was is the handoff as it is now, less what came later: its history ends with the change (one turn may
 * make two), a mail address was left after the ticket was given, a rating after all else.
 */
const changes = rewrite(`
  with found as (
    select entry.conversation, entry.number, entry.at, handoff.value as known, handoff.id,
      json_extract(entry.body, '$.name') as name, json_extract(entry.body, '$.value') as value,
      json_extract(entry.body, '$.value.state') as state,
      (select json_extract(earlier.body, '$.value.state') from entries as earlier
        where earlier.conversation = entry.conversation and earlier.number < entry.number
          and earlier."by" = 'system' and json_extract(earlier.body, '$.name') = 'handoff'
          and json_extract(earlier.body, '$.value.id') = handoff.id
        order by earlier.number desc limit 1) as state_before
    from entries as entry join handoffs as handoff on handoff.id = json_extract(entry.body, '$.value.id')
    where ${isRecord(`'handoff', 'handoff-unclaimed', 'handoff-rated'`)}
  ), ended as (
    select *, case
        when name = 'handoff-unclaimed' then 'unclaimed'
        when name = 'handoff-rated' then 'rated'
        when state = state_before then 'updated'
        else state
      end as change,
      coalesce(
        (select min(made.key) from json_each(known, '$.history') as made
          where json_extract(made.value, '$.at') = at and json_extract(made.value, '$.state') = state),
        (select max(made.key) from json_each(known, '$.history') as made where json_extract(made.value, '$.at') <= at)
      ) as last
    from found
  ), cut as (
    select *, (select json_group_array(json(made.value)) from json_each(known, '$.history') as made
      where made.key <= last) as history
    from ended
  ), was as (
    select conversation, number, id, change, json_patch(known, json_object(
      'team', json_extract(value, '$.team'),
      'state', coalesce(state, json_extract(history, '$[#-1].state')),
      'changedAt', json_extract(history, '$[#-1].at'),
      'history', json(history),
      'announcedAgainAt', case change when 'unclaimed' then at end,
      'agent', json(case change when 'rated' then json_extract(known, '$.agent') else json_extract(value, '$.agent') end),
      'rating', json(case change when 'rated' then json_object(
        'stars', json_extract(value, '$.stars'), 'word', json_extract(value, '$.word')) end),
      'ticket', json(case
        when history not like '%"state":"ticketed"%' then null
        when change = 'ticketed' then '{"mail":null}'
        else json_extract(known, '$.ticket') end)
    )) as handoff
    from cut
  )
  update entries set handoff = was.id, body = json_object('kind', 'record', 'record', json_object(
    'type', 'handoff-changed', 'change', was.change, 'handoff', json(was.handoff)))
  from was where was.conversation = entries.conversation and was.number = entries.number
`);

const renamed = (name: string, type: string) =>
  rewrite(`
    update entries as entry set body = json_object('kind', 'record', 'record',
      json_patch('{"type":"${type}"}', json_extract(body, '$.value')))
    where ${isRecord(`'${name}'`)}
  `);

/** The handoff that was open before the turn of an entry and after it; what belongs to one turn has one time. */
const openHandoffs = rewrite(`
  update entries as entry set handoff = (
    select open.id from handoffs as open
    where open.conversation = entry.conversation and ${isOpen('<')} and ${isOpen('<=')}
    limit 1)
  where handoff is null and conversation in (select conversation from handoffs)
`);

function isOpen(since: '<' | '<='): string {
  return `(
    select json_extract(made.value, '$.state') from json_each(open.value, '$.history') as made
    where json_extract(made.value, '$.at') ${since} entry.at order by made.key desc limit 1
  ) in ('requested', 'claimed', 'released')`;
}
