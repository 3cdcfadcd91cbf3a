import { Select } from '@fluentui/react-components';
import { prefer, usePreferences } from '../client/preferences.ts';
import { useView } from '../client/use-desk.ts';
import { tell } from '../parts/words.ts';

/** Chooses whose queue is shown; hidden if there is only one team. */
export function TeamFilter() {
  const teams = useView((view) => view.settings?.teams);
  const hasTeams = useView((view) => (view.me?.teams.length ?? 0) > 0);
  const { team } = usePreferences();
  if (!teams || teams.length < 2) return null;
  return (
    <Select
      size="small"
      aria-label={tell('queue', 'team')}
      value={team}
      onChange={(_, { value }) => prefer({ team: value })}
    >
      <option value="">{tell('queue', 'all-teams')}</option>
      {hasTeams && <option value="mine">{tell('queue', 'my-teams')}</option>}
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
