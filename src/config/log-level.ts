import type { Reading } from './settings-reader.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Reads from what weight on a line is logged. */
export function logLevel({ oneOf }: Reading): LogLevel {
  return oneOf('LOG_LEVEL', logLevels) ?? 'info';
}
