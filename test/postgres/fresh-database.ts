import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';

/** The address of an empty database of the server that all tests of a run share; gone when the test is over. */
export async function freshDatabase(): Promise<string> {
  const server = await testServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asked(server, `create database ${name}`);
  onTestFinished(() => asked(server, `drop database if exists ${name} with (force)`));
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

/** The address of that server, which is started when the first test asks for it. */
async function testServer(): Promise<string> {
  const socket = connect(inject('postgresStarter'));
  await once(socket, 'connect');
  const told: { readonly url?: string; readonly fault?: string } = JSON.parse(await text(socket));
  if (told.url === undefined) throw new Error(told.fault);
  return told.url;
}

async function asked(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
