import { type Migration, type MigrationStep, rewrite } from './migration.ts';

/** Timers are called by what they wait for; those that wait to be played are inputs by now. */
export const migrateTimerKinds: Migration = () => [...renamed('quiet', 'silence'), ...renamed('claim', 'unclaimed')];

function renamed(from: string, to: string): readonly MigrationStep[] {
  return [
    rewrite(`update timers set kind = '${to}' where kind = '${from}'`),
    rewrite(`
      update entries set body = json_set(body, '$.value.kind', '${to}')
      where "by" = 'system' and json_extract(body, '$.name') = 'timer' and json_extract(body, '$.value.kind') = '${from}'
    `),
  ];
}
