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
  /** Loads what sends, so that the first reply does not wait for it: it takes as long as a start otherwise does. Nothing if closed. */
  readonly load: () => Promise<void>;
};

/** Makes the connection that customers' and agents' channels share. `options`: another cloud than the public one. */
export function openConnection(settings: TeamsSettings, options?: CloudOptions): TeamsConnection {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant, serviceHosts = microsoftHosts } = settings;
  const cloud = cloudOf(settings, options);
  const connect = connectorsOf(cloud, appId);
  const load = async (): Promise<void> => {
    await cloud();
  };
  if (appId) {
    const prove = authenticateRequestBy(cloud, tenant);
    return { connect, load, access: { type: 'proven', prove, tenant }, allowed: allowedHosts(serviceHosts) };
  }
  return settings.allowUnauthenticated
    ? { connect, load, access: { type: 'open' }, allowed: allowedLoopback }
    : { connect, load: async () => {}, access: { type: 'closed' }, allowed: () => false };
}
