import type { SettingsReader } from './settings-reader.ts';

/** What becomes of messages that were not understood. */
export type UnrecognisedSettings = {
  /** `off`: none are kept, and those kept earlier are deleted. */
  readonly as: (typeof ways)[number];
  /** Older ones are deleted. */
  readonly days: number;
};

const ways = ['masked', 'plain', 'off'] as const;
const usualDays = 90;
const mostDays = 3650;

/** Reads whether messages that were not understood are kept for writers, and for how long. */
export function unrecognisedSettings({ text, oneOf, fault }: SettingsReader): UnrecognisedSettings {
  const given = text('KEEP_UNRECOGNISED_DAYS') ?? `${usualDays}`;
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    fault(
      'KEEP_UNRECOGNISED_DAYS',
      `is "${given}".`,
      `Set it to a number of days from 1 to ${mostDays}, or set KEEP_UNRECOGNISED=off.`,
    );
  return { as: oneOf('KEEP_UNRECOGNISED', ways) ?? 'masked', days };
}
