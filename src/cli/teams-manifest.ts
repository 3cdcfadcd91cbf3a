import { FixpathError } from '../domain/error.ts';

export type ManifestParts = {
  /** JSON with the placeholders `{{appId}}`, `{{publicUrl}}`, `{{host}}`, `{{deskName}}` and `{{version}}`. */
  readonly template: string;
  readonly appId: string | undefined;
  readonly publicUrl: string | undefined;
  readonly deskName: string;
  readonly version: string;
  /** Asks the owners of a team to let the bot read all messages of its channels, so that agents need not mention it. */
  readonly readsChannels?: boolean;
  /** What is wrong with a manifest by the official schema. */
  readonly faultsIn: (manifest: object) => Promise<readonly string[]>;
};

/** The manifest of the Teams app. Throws `teams-package-faulty`, which lists every fault with its cure. */
export async function teamsManifest(parts: ManifestParts): Promise<object> {
  const { template, appId, publicUrl, deskName, version, faultsIn } = parts;
  const faults = settingsFaults(parts);
  if (faults.length > 0) throw faulty(faults);
  const values: Readonly<Record<string, string>> = {
    appId: appId ?? '',
    publicUrl: publicUrl ?? '',
    host: new URL(publicUrl ?? '').host,
    deskName,
    version,
  };
  const filled: object = JSON.parse(template, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole) : value,
  );
  const manifest = parts.readsChannels ? { ...filled, ...channelReading(values) } : filled;
  const names = `{{${Object.keys(values).join('}}, {{')}}}`;
  for (const [unknown] of JSON.stringify(manifest).matchAll(/\{\{\w+\}\}/g))
    faults.push(`teams/manifest.json holds ${unknown}, which nothing fills in. Use ${names}.`);
  for (const fault of await faultsIn(manifest))
    faults.push(`teams/manifest.json: ${fault} Correct it there, or what it is filled from.`);
  if (faults.length > 0) throw faulty(faults);
  return manifest;
}

/** Permission to read the messages of the teams that the app is added to, and of no others. */
function channelReading({ appId, publicUrl }: Readonly<Record<string, string>>): object {
  return {
    webApplicationInfo: { id: appId, resource: publicUrl },
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  };
}

function settingsFaults({ appId, publicUrl }: ManifestParts): string[] {
  const faults: string[] = [];
  if (appId === undefined)
    faults.push('MicrosoftAppId is missing. Set it to the app id of the Azure Bot registration (docs/teams.md).');
  else if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(appId))
    faults.push(`MicrosoftAppId is "${appId}", which is no GUID. Copy the app id from the Azure Bot registration.`);
  if (publicUrl === undefined)
    faults.push('PUBLIC_URL is missing. Set it to the https address at which Teams reaches this server.');
  else if (!publicUrl.startsWith('https://'))
    faults.push(`PUBLIC_URL is ${publicUrl}, but Teams takes https only. Set it to an https address.`);
  return faults;
}

function faulty(faults: readonly string[]): FixpathError {
  return new FixpathError(
    'teams-package-faulty',
    `The Teams app cannot be made:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
}
