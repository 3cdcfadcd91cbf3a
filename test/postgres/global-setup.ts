import type { TestProject } from 'vitest/node';
import { startedOnce } from '../support/started-once.ts';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Who connects here is told the server's address, and it is started for the first. */
    readonly postgresStarter: string;
  }
}

/** One PostgreSQL for a whole run of tests, started only if one of them asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { path, end } = await startedOnce('postgres', startPostgres);
  project.provide('postgresStarter', path);
  return end;
}
