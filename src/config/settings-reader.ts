import type { Fault } from '../domain/content/fault.ts';

/** The environment that settings are read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Looks up settings by name and collects their faults. A blank value counts as not set. */
export type SettingsReader = {
  readonly text: (name: string) => string | undefined;
  /** A list separated by commas or spaces. */
  readonly list: (name: string) => readonly string[] | undefined;
  /** Off if not set, unless `unset` says otherwise. */
  readonly flag: (name: string, unset?: boolean) => boolean;
  /** A whole number of at least `least`. */
  readonly count: <Unset>(name: string, unset: Unset, least?: number) => number | Unset;
  readonly oneOf: <T extends string>(name: string, values: readonly T[]) => T | undefined;
  /** The origin of a web address; anything after it but a slash is a fault. */
  readonly origin: (name: string, given: string) => string | undefined;
  /** A web address that may have a path; without a slash at the end. */
  readonly address: (name: string, given: string) => string | undefined;
  /** Reports a faulty setting and its cure. The server will not start, so the value returned does not matter. */
  readonly fault: (name: string, what: string, cure: string) => undefined;
};

/**
 * Creates a reader of the environment, which adds the faults it finds to `faults`, and what it was asked for and found to
 * `given`.
 */
export function settingsReader(
  env: Environment,
  faults: Fault[],
  given: Map<string, string> = new Map(),
): SettingsReader {
  const fault: SettingsReader['fault'] = (name, what, cure) => {
    faults.push({ code: 'settings-faulty', severity: 'error', file: name, what, cure });
    return undefined;
  };
  const text: SettingsReader['text'] = (name) => {
    const value = env[name]?.trim() || undefined;
    if (value !== undefined) given.set(name, value);
    return value;
  };
  return {
    text,
    fault,
    list: (name) =>
      text(name)
        ?.split(/[\s,]+/)
        .filter((each) => each !== ''),
    flag: (name, unset = false) => {
      const given = text(name)?.toLowerCase();
      if (given === undefined) return unset;
      if (['false', '0', 'no', 'off'].includes(given)) return false;
      return (
        ['true', '1', 'yes', 'on'].includes(given) ||
        (fault(name, `is "${given}".`, 'Set it to true, or leave it out.') ?? false)
      );
    },
    count: (name, unset, least = 0) => {
      const given = text(name);
      if (given === undefined) return unset;
      if (!/^\d{1,9}$/.test(given) || Number(given) < least)
        fault(name, `is "${given}".`, `Set it to a whole number of ${least} or more, or leave it out.`);
      return Number(given);
    },
    oneOf: (name, values) => {
      const given = text(name);
      const value = values.find((each) => each === given);
      return given === undefined || value !== undefined
        ? value
        : fault(name, `is "${given}".`, `Set it to one of ${values.join(', ')}.`);
    },
    address: (name, given) => {
      const url = URL.canParse(given) ? new URL(given) : undefined;
      return url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
        ? url.origin + url.pathname.replace(/\/+$/, '')
        : fault(
            name,
            `holds "${given}", which is no web address.`,
            'Write scheme and host, and the path if a proxy has one for it, such as https://help.example.org.',
          );
    },
    origin: (name, given) => {
      const url = URL.canParse(given) ? new URL(given) : undefined;
      return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username
        ? url.origin
        : fault(
            name,
            `holds "${given}", which is no web address.`,
            'Write scheme and host, such as https://help.example.org.',
          );
    },
  };
}
