import type { SettingsReader } from './settings-reader.ts';

/** Reads the Teams channel in which agents work, given as its id or a link to it; undefined if there is none. */
export function agentsChannelSettings({ text, fault }: SettingsReader): string | undefined {
  const given = text('TEAMS_DESK_CHANNEL');
  if (given === undefined) return undefined;
  for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId'] as const)
    if (text(name) === undefined)
      fault(name, 'is missing, but TEAMS_DESK_CHANNEL is set.', 'Set it, so that nobody else can speak as an agent.');
  const [id] = /19:[\w.-]+@thread\.(?:tacv2|skype)/.exec(given.replace(/%3a/gi, ':').replace(/%40/g, '@')) ?? [];
  return (
    id ??
    fault(
      'TEAMS_DESK_CHANNEL',
      `is "${given}", which is no channel.`,
      'In Teams choose "Get link to channel", and set it to that link or to the id in it, such as 19:abc@thread.tacv2.',
    )
  );
}
