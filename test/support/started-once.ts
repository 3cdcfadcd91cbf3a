import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A server that all tests of a run share. */
type Started = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Waits, in the process of a whole run, for the first test that wants a server, and starts it for that one.
 *
 * @returns the path at which tests ask by `addressFrom`, and what ends all of it
 */
export async function startedOnce(name: string, start: () => Promise<Started>) {
  let server: Promise<Started> | undefined;
  const path = join(tmpdir(), `fixpath-${name}-${process.pid}.sock`);
  const starter = createServer((socket) => {
    server ??= start();
    server.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ fault: String(error) })),
    );
  });
  await rm(path, { force: true }); // of a run that was killed, by a process of the same number
  await once(starter.listen(path), 'listening');
  const end = async (): Promise<void> => {
    starter.close();
    await rm(path, { force: true });
    await server?.then(({ stop }) => stop());
  };
  return { path, end };
}

/** The address of a server of the whole run, which is started when the first test asks for it. */
export async function addressFrom(path: string): Promise<string> {
  const socket = connect(path);
  await once(socket, 'connect');
  const told: { readonly url?: string; readonly fault?: string } = JSON.parse(await text(socket));
  if (told.url === undefined) throw new Error(told.fault);
  return told.url;
}
