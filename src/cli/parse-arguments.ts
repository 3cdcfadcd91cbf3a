import { type ParseArgsConfig, parseArgs } from 'node:util';
import { FixpathError } from '../domain/error.ts';

/** The options and words of a command line. What `options` does not allow throws `arguments-faulty`. */
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

/** The error for a command line that a command cannot follow: what is wrong, where that can be said, and its usage. */
export function argumentsFaulty(usage: string, why?: string, cause?: unknown): FixpathError {
  return new FixpathError('arguments-faulty', why === undefined ? usage : `${why}\n${usage}`, { cause });
}
