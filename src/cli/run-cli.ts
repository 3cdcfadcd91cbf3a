import { FixpathError } from '../domain/error.ts';

/** Runs a command: an error that names its cure is printed as it is, any other with its stack; both end it with 1. */
export async function runCli(command: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof FixpathError ? error.message : error);
    process.exitCode = 1;
  }
}
