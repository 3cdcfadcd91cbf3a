import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { FixpathError } from './domain/error.ts';
import type { Fault } from './domain/fault.ts';

/** Everything the operator sets in the environment, read once and frozen. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute: holds `dialogs/`, `intents/` and `desk.yml`. */
  readonly contentDir: string;
  /** Without a slash at its end; undefined: the address the server listens on. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: readonly string[];
  /** Undefined: Microsoft's own. */
  readonly serviceHosts: readonly string[] | undefined;
  /** Undefined: made once and kept in the store. */
  readonly directLineSecret: string | undefined;
  readonly webChatOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Where tickets go beside the agents' page; undefined: nowhere. */
  readonly tickets: {
    readonly webhook: { readonly url: string; readonly secret: string } | undefined;
    readonly mail: MailSettings | undefined;
  };
  readonly bot: {
    readonly appId: string | undefined;
    readonly appPassword: string | undefined;
    readonly appType: AppType | undefined;
    readonly tenantId: string | undefined;
    readonly allowUnauthenticated: boolean;
  };
};

/** How mail leaves, and who gets tickets by it. */
export type MailSettings = {
  /** `smtp:` or `smtps:`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Nobody: only people who left an address get mail. */
  readonly ticketsTo: readonly string[];
};

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
export type AppType = (typeof appTypes)[number];

/** The environment that settings are read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Puts what `.env` in the working folder sets, and the environment does not, into the environment. */
export function readDotenv(): void {
  loadDotenv({ quiet: true });
}

/**
 * Reads the settings. Every fault is found before it throws one `FixpathError` (`settings-faulty`) that names them
 * all, each with its cure.
 */
export function readConfig(env: Environment): Config {
  const faults: Fault[] = [];
  const fault = (name: string, what: string, cure: string): undefined => {
    faults.push({ code: 'settings-faulty', severity: 'error', file: name, what, cure });
    return undefined;
  };
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => {
    const given = text(name);
    const value = values.find((each) => each === given);
    return given === undefined || value !== undefined
      ? value
      : fault(name, `is "${given}".`, `Set it to one of ${values.join(', ')}.`);
  };
  const flag = (name: string): boolean => {
    const given = text(name)?.toLowerCase();
    if (given === undefined || ['false', '0', 'no', 'off'].includes(given)) return false;
    return (
      ['true', '1', 'yes', 'on'].includes(given) ||
      (fault(name, `is "${given}".`, 'Set it to true, or leave it out.') ?? false)
    );
  };
  const list = (name: string): readonly string[] | undefined =>
    text(name)
      ?.split(/[\s,]+/)
      .filter((each) => each !== '');
  const origin = (name: string, given: string): string | undefined => {
    const url = URL.canParse(given) ? new URL(given) : undefined;
    return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username
      ? url.origin
      : fault(
          name,
          `holds "${given}", which is no web address.`,
          'Write scheme and host, such as https://help.example.org.',
        );
  };

  const port = Number(text('PORT') ?? 3978);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fault('PORT', `is "${env.PORT}".`, 'Set it to a number from 0 to 65535; 0 takes any free port.');
  const host = text('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) fault('HOST', `is "${host}".`, 'Set it to an address or a host name, such as 0.0.0.0.');
  const database = text('DATABASE_URL');
  if (database !== undefined)
    fault(
      'DATABASE_URL',
      'is set, but PostgreSQL is to come.',
      'Leave it out: the embedded SQLite database in DATA_DIR serves one process.',
    );

  const publicUrl = text('PUBLIC_URL');
  const publicOrigin = publicUrl === undefined ? undefined : origin('PUBLIC_URL', publicUrl.replace(/\/+$/, ''));
  const appId = text('MicrosoftAppId');
  const appType = oneOf('MicrosoftAppType', appTypes);
  const allowUnauthenticated = flag('ALLOW_UNAUTHENTICATED_BOT');
  if (appId !== undefined && publicUrl === undefined)
    fault(
      'PUBLIC_URL',
      'is missing, but MicrosoftAppId is set.',
      'Set it to the https address at which channels reach this server.',
    );
  if (appId !== undefined && text('MicrosoftAppPassword') === undefined && appType !== 'UserAssignedMSI')
    fault(
      'MicrosoftAppPassword',
      'is missing, but MicrosoftAppId is set.',
      'Copy the client secret from the Azure Bot registration, or set MicrosoftAppType=UserAssignedMSI.',
    );
  if (appType !== undefined && appType !== 'MultiTenant' && text('MicrosoftAppTenantId') === undefined)
    fault(
      'MicrosoftAppTenantId',
      `is missing, but MicrosoftAppType is ${appType}.`,
      'Set it to the tenant of the registration.',
    );
  if (allowUnauthenticated && appId !== undefined)
    fault('ALLOW_UNAUTHENTICATED_BOT', 'is on together with MicrosoftAppId.', 'Leave one of them out.');
  if (allowUnauthenticated && !isLoopback(host))
    fault(
      'ALLOW_UNAUTHENTICATED_BOT',
      `is on, but HOST is ${host}, which others can reach.`,
      'Set HOST=127.0.0.1, or set MicrosoftAppId and leave this out.',
    );
  const secret = text('DIRECT_LINE_SECRET');
  if (secret !== undefined && secret.length < 32)
    fault(
      'DIRECT_LINE_SECRET',
      'is shorter than 32 characters.',
      'Set a long random one, or leave it out: one is made and kept.',
    );
  const origins = list('WEB_CHAT_ORIGINS') ?? [];
  const tickets = { webhook: webhookIn(text, fault), mail: mailIn(text, list, fault) };

  const config: Config = {
    port,
    host,
    dataDir: resolve(text('DATA_DIR') ?? './data'),
    contentDir: resolve(text('CONTENT_DIR') ?? '.'),
    publicUrl: publicOrigin,
    trustProxy: list('TRUST_PROXY') ?? [],
    serviceHosts: list('SERVICE_URLS')?.map(
      (given) =>
        hostOf(given) ??
        fault('SERVICE_URLS', `holds "${given}".`, 'Write hosts, such as smba.trafficmanager.net.') ??
        given,
    ),
    directLineSecret: secret,
    webChatOrigins: origins.flatMap((given) => origin('WEB_CHAT_ORIGINS', given) ?? []),
    logLevel: oneOf('LOG_LEVEL', logLevels) ?? 'info',
    tickets,
    bot: {
      appId,
      appPassword: text('MicrosoftAppPassword'),
      appType,
      tenantId: text('MicrosoftAppTenantId'),
      allowUnauthenticated,
    },
  };
  if (faults.length > 0) throw settingsFaulty(faults);
  return Object.freeze(config);
}

function settingsFaulty(faults: readonly Fault[]): FixpathError {
  const lines = faults.map(({ file, what, cure }) => `  ${file} ${what} ${cure}`);
  return new FixpathError('settings-faulty', ['The settings have faults:', ...lines].join('\n'));
}

/** Whether nobody but this machine reaches a host. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function hostOf(given: string): string | undefined {
  const address = given.includes('://') ? given : `https://${given}`;
  return URL.canParse(address) ? new URL(address).host : undefined;
}

type Text = (name: string) => string | undefined;
type List = (name: string) => readonly string[] | undefined;
type TellFault = (name: string, what: string, cure: string) => undefined;

function webhookIn(text: Text, fault: TellFault): Config['tickets']['webhook'] {
  const url = text('TICKET_WEBHOOK_URL');
  const secret = text('TICKET_WEBHOOK_SECRET');
  if (url === undefined)
    return secret === undefined
      ? undefined
      : fault('TICKET_WEBHOOK_SECRET', 'is set without TICKET_WEBHOOK_URL.', 'Set both, or leave both out.');
  if (secret === undefined || secret.length < 32)
    return fault(
      'TICKET_WEBHOOK_SECRET',
      secret === undefined ? 'is missing, but TICKET_WEBHOOK_URL is set.' : 'is shorter than 32 characters.',
      'Set a long random one, and give it to the system that receives the tickets.',
    );
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLoopback(bare(parsed.hostname)));
  if (!parsed || !isSafe || parsed.username || parsed.password)
    return fault(
      'TICKET_WEBHOOK_URL',
      'is no https address.',
      'Set it to one without user and password, such as https://tickets.example.org/fixpath; http only on this machine.',
    );
  return { url: parsed.href, secret };
}

/** An address of somebody, or of several, that is plain enough to be one. */
const mailAddress = /^[^\s<>"',;:()[\]@]+@[^\s<>"',;:()[\]@]+$/;

function mailIn(text: Text, list: List, fault: TellFault): MailSettings | undefined {
  const smtpUrl = text('SMTP_URL');
  const from = text('MAIL_FROM');
  const ticketsTo = list('TICKET_MAIL_TO') ?? [];
  for (const wrong of ticketsTo.filter((each) => !mailAddress.test(each)))
    fault('TICKET_MAIL_TO', `holds "${wrong}".`, 'Write mail addresses alone, such as desk@example.org.');
  if (smtpUrl === undefined) {
    for (const [name, value] of [
      ['MAIL_FROM', from],
      ['TICKET_MAIL_TO', ticketsTo[0]],
    ] as const)
      if (value !== undefined) fault(name, 'is set without SMTP_URL.', 'Set SMTP_URL as well, or leave it out.');
    return undefined;
  }
  // The address is not repeated: it may hold a password.
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol) || !new URL(smtpUrl).hostname)
    return fault(
      'SMTP_URL',
      'is no address of a mail server.',
      'Set it to one such as smtps://user:password@mail.example.org.',
    );
  const [, name = '', address = from ?? ''] = /^(?:"?([^"<>]*?)"?\s*)<([^<>]+)>$/.exec(from ?? '') ?? [];
  if (!mailAddress.test(address))
    return fault(
      'MAIL_FROM',
      from === undefined ? 'is missing, but SMTP_URL is set.' : `is "${from}".`,
      'Set it to the sender of all mail, such as Help Desk <help@example.org>.',
    );
  return { smtpUrl, from: { name, address }, ticketsTo };
}

/** A host without the brackets of an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
