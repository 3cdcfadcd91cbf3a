import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres, type TestPostgres } from './start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Who connects here is told the server's address, and it is started for the first. */
    readonly postgresStarter: string;
  }
}

/** One PostgreSQL for a whole run of tests, started only if one of them asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestPostgres> | undefined;
  const path = join(tmpdir(), `fixpath-postgres-${process.pid}.sock`);
  const starter = createServer((socket) => {
    server ??= startPostgres();
    server.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ fault: String(error) })),
    );
  });
  await once(starter.listen(path), 'listening');
  project.provide('postgresStarter', path);
  return async () => {
    starter.close();
    await rm(path, { force: true });
    await server?.then(({ stop }) => stop());
  };
}
