import type { SettingsReader } from './settings-reader.ts';

/** How it is found out which agents are there. */
export type AgentsSettings = {
  /** Whoever signs in, or comes back to an open page, is available without a word; otherwise only who says so is. */
  readonly availableWhenActive: boolean;
};

/** Reads how it is found out which agents are there. */
export function agentsSettings({ flag }: SettingsReader): AgentsSettings {
  return { availableWhenActive: flag('AGENTS_AVAILABLE_WHEN_ACTIVE', true) };
}
