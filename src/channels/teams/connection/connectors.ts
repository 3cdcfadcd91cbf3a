import type { ConnectorClient } from 'botframework-connector';
import { boundedMap } from '../../../domain/bounded-map.ts';
import { FixpathError } from '../../../domain/error.ts';
import type { Cloud } from './cloud.ts';

/** The SDK's client for the service at an address. */
export type Connectors = (serviceUrl: string) => Promise<ConnectorClient>;

/** The most clients kept; Teams has a handful of addresses, one for each region. */
const most = 64;

/**
 * Policies of the SDK's pipeline that send once more than asked: its retries (up to four posts for one send), and
 * redirects, which would carry the bot's token to an address nobody allowed.
 */
const unwanted = ['defaultRetryPolicy', 'redirectPolicy'];

/** Makes one client for each address and keeps it: making one costs more than the rest of a turn. */
export function connectorsOf(cloud: Cloud, appId: string | undefined): Connectors {
  const kept = boundedMap<string, Promise<ConnectorClient>>(most);
  return (serviceUrl) => {
    const known = kept.get(serviceUrl);
    if (known) return known;
    const made = connectorFor(cloud, appId, serviceUrl);
    kept.set(serviceUrl, made);
    made.catch(() => kept.delete(serviceUrl));
    return made;
  };
}

async function connectorFor(cloud: Cloud, appId: string | undefined, serviceUrl: string): Promise<ConnectorClient> {
  const [sdk, { AuthenticationConstants, ClaimsIdentity }] = await Promise.all([
    cloud(),
    import('botframework-connector'),
  ]);
  const claims = appId ? [{ type: AuthenticationConstants.AudienceClaim, value: appId }] : [];
  const factory = sdk.createConnectorFactory(new ClaimsIdentity(claims));
  // Without an audience the factory takes the cloud's own scope, as its types do not say.
  const connector = await factory.create(serviceUrl, undefined as unknown as string);
  withoutResending(connector);
  return connector;
}

type Pipeline = { removePolicy: (named: { name: string }) => readonly unknown[] };

function withoutResending(connector: ConnectorClient): void {
  // The pipeline is private in the SDK, and its options do not reach these policies.
  const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
  for (const name of unwanted)
    if (pipeline.removePolicy({ name }).length === 0)
      throw new FixpathError(
        'teams-sdk-pipeline',
        `The Bot Framework SDK no longer has a "${name}", so it may send twice. Go back to botframework-connector 4.23, or find what took its place.`,
      );
}
