import { isProxy } from '../http/proxies.ts';
import type { SettingsReader } from './settings-reader.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Where the server listens, how it is reached, and what it logs. */
export type ServerSettings = {
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end, with the path if a proxy has one for us; undefined for the address that the server listens on. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: readonly string[];
  /** The lowest level that is logged. */
  readonly logLevel: (typeof logLevels)[number];
};

/** Reads where the server listens, how it is reached, and what it logs. */
export function serverSettings({ text, list, oneOf, address, fault }: SettingsReader): ServerSettings {
  const port = Number(text('PORT') ?? 3978);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fault('PORT', `is "${text('PORT')}".`, 'Set it to a number from 0 to 65535; 0 takes any free port.');
  const host = text('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) fault('HOST', `is "${host}".`, 'Set it to an address or a host name, such as 0.0.0.0.');
  const publicUrl = text('PUBLIC_URL');
  const trustProxy = list('TRUST_PROXY') ?? [];
  for (const wrong of trustProxy.filter((each) => !isProxy(each)))
    fault(
      'TRUST_PROXY',
      `holds "${wrong}", which is no address.`,
      'Write addresses, networks such as 10.0.0.0/8, or loopback.',
    );
  return {
    port,
    host,
    publicUrl: publicUrl === undefined ? undefined : address('PUBLIC_URL', publicUrl),
    trustProxy,
    logLevel: oneOf('LOG_LEVEL', logLevels) ?? 'info',
  };
}
