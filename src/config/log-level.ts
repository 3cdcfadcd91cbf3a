import type { SettingsReader } from './settings-reader.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Reads from what weight on a line is logged. */
export function logLevel({ oneOf }: SettingsReader): LogLevel {
  return oneOf('LOG_LEVEL', logLevels) ?? 'info';
}
