import { type AuthenticateRequest, authenticateRequestBy } from '../authenticate.ts';
import type { TeamsSettings } from '../teams-settings.ts';
import { type AllowedService, allowedHosts, allowedLoopback } from './allowed-service.ts';
import { type CloudOptions, cloudOf } from './cloud.ts';
import { type Connectors, connectorsOf } from './connectors.ts';
import { microsoftHosts } from './service-hosts.ts';

/** `closed`: neither an app id nor the leave to do without. `open`: no proof asked, but only of this machine. */
export type EndpointAccess =
  | { readonly type: 'closed' }
  | { readonly type: 'open' }
  | { readonly type: 'proven'; readonly prove: AuthenticateRequest; readonly tenant: string | undefined };

/** What a registration opens: who may call the bot, whom the bot may call, and by what client. */
export type TeamsConnection = {
  readonly access: EndpointAccess;
  readonly allowed: AllowedService;
  readonly connect: Connectors;
};

/** Makes the connection that customers' and agents' channels share. `options`: another cloud than the public one. */
export function openConnection(settings: TeamsSettings, options?: CloudOptions): TeamsConnection {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant, serviceHosts = microsoftHosts } = settings;
  const cloud = cloudOf(settings, options);
  const connect = connectorsOf(cloud, appId);
  if (appId) {
    const prove = authenticateRequestBy(cloud, tenant);
    return { connect, access: { type: 'proven', prove, tenant }, allowed: allowedHosts(serviceHosts) };
  }
  return settings.allowUnauthenticated
    ? { connect, access: { type: 'open' }, allowed: allowedLoopback }
    : { connect, access: { type: 'closed' }, allowed: () => false };
}
