import type { SettingsReader } from './settings-reader.ts';

/** Reads the hosts that the bot may send to; undefined: Microsoft's own. */
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
