import { type ParseArgsConfig, parseArgs } from 'node:util';
import { FixpathError } from '../domain/error.ts';

/** Parses a command line as `parseArgs` of Node does. What `options` does not allow throws `arguments-faulty`. */
export function parseArguments<const Config extends Omit<ParseArgsConfig, 'args'>>(
  args: readonly string[],
  usage: string,
  options: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs<Config>({ ...options, args: [...args] });
  } catch (cause) {
    throw argumentsFaulty(usage, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** The error for a command line that cannot be followed: what is wrong with it, if that can be said, and the usage. */
export function argumentsFaulty(usage: string, why?: string, cause?: unknown): FixpathError {
  return new FixpathError('arguments-faulty', why === undefined ? usage : `${why}\n${usage}`, { cause });
}
