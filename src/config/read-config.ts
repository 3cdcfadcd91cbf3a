import type { OidcSettings } from '../agents/oidc/oidc-settings.ts';
import type { VisitorSettings } from '../channels/direct-line/prove-visitor.ts';
import type { Fault } from '../domain/content/fault.ts';
import { FixpathError } from '../domain/error.ts';
import { type AgentsSettings, agentsSettings } from './agents-settings.ts';
import { type BotSettings, botSettings, sendingHosts } from './bot-settings.ts';
import { type MailSettings, mailSettings } from './mail-settings.ts';
import { type ServerSettings, serverSettings } from './server-settings.ts';
import { type Environment, settingsReader } from './settings-reader.ts';
import { signInSettings } from './sign-in-settings.ts';
import { type SpaceSettings, spaceSettings } from './space-settings.ts';
import { type StorageSettings, storageSettings } from './storage-settings.ts';
import { type StoredWordsSettings, storedWordsSettings } from './stored-words-settings.ts';
import { type TraceSettings, traceSettings } from './trace-settings.ts';
import { type UnrecognisedSettings, unrecognisedSettings } from './unrecognised-settings.ts';
import { visitorSettings } from './visitor-settings.ts';
import { type WebChatSettings, webChatSettings } from './web-chat-settings.ts';
import { type WebhookSettings, webhookSettings } from './webhook-settings.ts';

/** Everything the operator sets in the environment, read once and frozen. Each area has a file of its own here. */
export type Config = ServerSettings &
  StorageSettings &
  SpaceSettings &
  StoredWordsSettings &
  WebChatSettings & {
    readonly agents: AgentsSettings;
    readonly bot: BotSettings;
    /** Undefined for Microsoft's own. */
    readonly serviceHosts: readonly string[] | undefined;
    /** Where tickets go besides the agents' page; undefined for nowhere. */
    readonly tickets: { readonly webhook: WebhookSettings | undefined; readonly mail: MailSettings | undefined };
    readonly unrecognised: UnrecognisedSettings;
    /** Where spans of turns are sent; undefined for nowhere. */
    readonly traces: TraceSettings | undefined;
    /** Undefined if no site proves who its visitors are. */
    readonly visitors: VisitorSettings | undefined;
    /** Undefined if agents sign in by password only. */
    readonly oidc: OidcSettings | undefined;
    /** What is set, by name and as it was written, secrets among it: only to tell whether it has changed. */
    readonly given: Readonly<Record<string, string>>;
  };

/**
 * Reads the settings. Faulty ones throw a single `FixpathError` (`settings-faulty`) that lists every fault with its
 * cure.
 */
export function readConfig(env: Environment): Config {
  const faults: Fault[] = [];
  const given = new Map<string, string>();
  const reading = settingsReader(env, faults, given);
  const server = serverSettings(reading);
  const read = {
    ...server,
    ...storageSettings(reading),
    ...spaceSettings(reading),
    ...storedWordsSettings(reading),
    ...webChatSettings(reading),
    agents: agentsSettings(reading),
    bot: botSettings(reading, server.host),
    serviceHosts: sendingHosts(reading),
    tickets: { webhook: webhookSettings(reading), mail: mailSettings(reading) },
    unrecognised: unrecognisedSettings(reading),
    traces: traceSettings(reading),
    visitors: visitorSettings(reading),
    oidc: signInSettings(reading, server.host),
  };
  if (faults.length > 0) throw settingsFaulty(faults);
  return freezeDeeply({ ...read, given: Object.fromEntries(given) });
}

function settingsFaulty(faults: readonly Fault[]): FixpathError {
  const lines = faults.map(({ file, what, cure }) => `  ${file} ${what} ${cure}`);
  return new FixpathError('settings-faulty', ['The settings have faults:', ...lines].join('\n'));
}

/** Freezes a value and everything in it, and returns it. */
function freezeDeeply<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) freezeDeeply(each);
  }
  return value;
}
