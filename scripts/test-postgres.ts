/** Starts the tests' own PostgreSQL and prints its address; it ends with this process, and its data with it. */
import { startPostgres } from '../test/postgres/start-postgres.ts';
import { installApart } from './install-apart.ts';

installApart('test/postgres');
const server = await startPostgres();
console.log(server.url);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
