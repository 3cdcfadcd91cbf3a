import { FixpathError } from '../domain/error.ts';

/** Runs a command. A `FixpathError` is printed as its message, any other error with its stack; both exit with 1. */
export async function runCli(command: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof FixpathError ? error.message : error);
    process.exitCode = 1;
  }
}
