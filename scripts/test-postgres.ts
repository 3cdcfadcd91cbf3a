/** Starts the tests' own PostgreSQL and prints its address; it ends with this process, and its data with it. */
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '../test/postgres/start-postgres.ts';
import { installApart } from './install-apart.ts';

installApart('test/postgres');
const server = await startPostgres();
console.log(server.url);
// A terminal and npm may both pass a signal on; the second must not end us before the server has. Of an npm that is
// ended, nothing comes through at all but that it is gone.
let told = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    told = true;
  });
const parent = process.ppid;
while (!told && process.ppid === parent) await setTimeout(200);
await server.stop();
