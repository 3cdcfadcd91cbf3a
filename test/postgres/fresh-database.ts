import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { addressFrom } from '../support/started-once.ts';
import { askServer, createDatabase } from './start-postgres.ts';

/** The address of an empty database of the server that all tests of a run share; gone when the test is over. */
export async function freshDatabase(): Promise<string> {
  const server = await addressFrom(inject('postgresStarter'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(server, name);
  onTestFinished(() => askServer(server, `drop database if exists ${name} with (force)`));
  return url;
}
