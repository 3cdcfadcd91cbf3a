import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';
import { askServer, createDatabase } from './start-postgres.ts';

/** The address of an empty database of the server that all tests of a run share; gone when the test is over. */
export async function freshDatabase(): Promise<string> {
  const server = await testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(server, name);
  onTestFinished(() => askServer(server, `drop database if exists ${name} with (force)`));
  return url;
}

/** The address of that server, which is started when the first test asks for it. */
async function testServer(): Promise<string> {
  const socket = connect(inject('postgresStarter'));
  await once(socket, 'connect');
  const told: { readonly url?: string; readonly fault?: string } = JSON.parse(await text(socket));
  if (told.url === undefined) throw new Error(told.fault);
  return told.url;
}
