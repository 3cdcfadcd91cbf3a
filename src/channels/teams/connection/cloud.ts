import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsSettings } from '../teams-settings.ts';

/** Where the SDK signs in and finds keys, under its own names. Left out: Microsoft's public cloud. */
export type CloudOptions = Pick<
  ConfigurationBotFrameworkAuthenticationOptions,
  | 'ToChannelFromBotLoginUrl'
  | 'ToChannelFromBotOAuthScope'
  | 'ToBotFromChannelTokenIssuer'
  | 'ToBotFromChannelOpenIdMetadataUrl'
  | 'ToBotFromEmulatorOpenIdMetadataUrl'
  | 'OAuthUrl'
  | 'CallerId'
>;

/** The SDK's view of the cloud the bot is registered in. Loaded when it is first needed: it takes a third of a second. */
export type Cloud = () => Promise<BotFrameworkAuthentication>;

export function cloudOf(settings: TeamsSettings, options: CloudOptions = {}): Cloud {
  let loaded: Promise<BotFrameworkAuthentication> | undefined;
  return () => {
    loaded ??= import('botbuilder').then(
      ({ ConfigurationBotFrameworkAuthentication }) =>
        new ConfigurationBotFrameworkAuthentication({ ...registrationOf(settings), ...options }),
    );
    return loaded;
  };
}

/** The SDK fails on a setting that is undefined and, with a managed identity, on any password at all. */
function registrationOf(settings: TeamsSettings): ConfigurationBotFrameworkAuthenticationOptions {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = settings;
  const managed = MicrosoftAppType?.toLowerCase() === 'userassignedmsi';
  return Object.fromEntries(
    Object.entries({
      MicrosoftAppId,
      MicrosoftAppPassword: managed ? undefined : MicrosoftAppPassword,
      MicrosoftAppType,
      MicrosoftAppTenantId,
    }).filter(([, value]) => value !== undefined && value !== ''),
  );
}
