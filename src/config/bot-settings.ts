import { isLoopback } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;

/** The registration of the bot for Teams and other Bot Framework channels. */
export type BotSettings = {
  readonly appId: string | undefined;
  readonly appPassword: string | undefined;
  readonly appType: (typeof appTypes)[number] | undefined;
  /** It was left out. */
  readonly isTypeAssumed: boolean;
  readonly tenantId: string | undefined;
  readonly allowUnauthenticated: boolean;
  /** The id of the channel in which agents work. */
  readonly deskChannel: string | undefined;
};

/** Reads the registration of the bot, given the host that the server listens on. */
export function botSettings(reading: SettingsReader, host: string): BotSettings {
  const { text, oneOf, flag, fault } = reading;
  const appId = text('MicrosoftAppId');
  const appPassword = text('MicrosoftAppPassword');
  const givenType = oneOf('MicrosoftAppType', appTypes);
  const isTypeAssumed = appId !== undefined && givenType === undefined;
  // Azure registers no other kind any more.
  const appType = isTypeAssumed ? 'SingleTenant' : givenType;
  const tenantId = text('MicrosoftAppTenantId');
  const allowUnauthenticated = flag('ALLOW_UNAUTHENTICATED_BOT');
  if (appId !== undefined && text('PUBLIC_URL') === undefined)
    fault(
      'PUBLIC_URL',
      'is missing, but MicrosoftAppId is set.',
      'Set it to the https address at which channels reach this server.',
    );
  if (appId !== undefined && appPassword === undefined && appType !== 'UserAssignedMSI')
    fault(
      'MicrosoftAppPassword',
      'is missing, but MicrosoftAppId is set.',
      'Copy the client secret from the Azure Bot registration, or set MicrosoftAppType=UserAssignedMSI.',
    );
  if (appType !== undefined && appType !== 'MultiTenant' && tenantId === undefined)
    fault(
      'MicrosoftAppTenantId',
      isTypeAssumed
        ? 'is missing, but MicrosoftAppId is set, and MicrosoftAppType left out means SingleTenant.'
        : `is missing, but MicrosoftAppType is ${appType}.`,
      'Set it to the tenant of the registration; an old registration for all tenants needs MicrosoftAppType=MultiTenant.',
    );
  if (allowUnauthenticated && appId !== undefined)
    fault('ALLOW_UNAUTHENTICATED_BOT', 'is on together with MicrosoftAppId.', 'Leave one of them out.');
  if (allowUnauthenticated && !isLoopback(host))
    fault(
      'ALLOW_UNAUTHENTICATED_BOT',
      `is on, but HOST is ${host}, which others can reach.`,
      'Set HOST=127.0.0.1, or set MicrosoftAppId and leave this out.',
    );
  const deskChannel = agentsChannelSettings(reading);
  return { appId, appPassword, appType, isTypeAssumed, tenantId, allowUnauthenticated, deskChannel };
}

/** Reads the hosts that the bot may send to; undefined for Microsoft's own. */
export function sendingHosts({ list, fault }: SettingsReader): readonly string[] | undefined {
  return list('SERVICE_URLS')?.map(
    (given) =>
      hostOf(given) ??
      fault('SERVICE_URLS', `holds "${given}".`, 'Write hosts, such as smba.trafficmanager.net.') ??
      given,
  );
}

function hostOf(given: string): string | undefined {
  const address = given.includes('://') ? given : `https://${given}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

/** Reads the Teams channel in which agents work, given as its id or a link to it; undefined if there is none. */
function agentsChannelSettings({ text, fault }: SettingsReader): string | undefined {
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
