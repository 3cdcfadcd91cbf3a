import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

const program = '/usr/sbin/dovecot';

/** Whether Debian's IMAP server is here and can be run; as another user than root its processes cannot be parted. */
export const hasDovecot = existsSync(program) && userInfo().uid === 0;

/** The user that owns the mails: anybody but root, which Dovecot refuses. */
const nobody = 65534;

/** A real IMAP server, Dovecot, with one mailbox. */
export async function startDovecot() {
  const folder = await mkdtemp(join(tmpdir(), 'fixpath-dovecot-'));
  await chmod(folder, 0o755);
  const mails = join(folder, 'mails');
  await mkdir(mails);
  await chown(mails, nobody, nobody);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  await writeFile(config, configIn(folder, mails, port));
  let server: ReturnType<typeof spawn> | undefined;
  const start = async (): Promise<void> => {
    server = spawn(program, ['-F', '-c', config], { stdio: 'ignore' });
    for (let tries = 0; !(await answers(port)); tries++)
      if (tries > 500 || server.exitCode !== null) throw new Error(`Dovecot does not start: ${config}`);
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    running.kill('SIGTERM');
    await ended;
  };
  await start();
  const open = async <T>(use: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = clientOf(port);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.logout();
    }
  };
  return {
    url: `imap://reply:right@127.0.0.1:${port}`,
    /** A mail comes into the inbox. */
    deliver: (raw: string): Promise<unknown> => open((client) => client.append('INBOX', raw)),
    /** How many mails of the inbox nobody has read. */
    unread: (): Promise<number> =>
      open(async (client) => {
        await client.mailboxOpen('INBOX');
        return ((await client.search({ seen: false })) || []).length;
      }),
    stop,
    start,
    close: async (): Promise<void> => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configIn(folder: string, mails: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mails}/%u
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${mails}/%u
}
first_valid_uid = 1
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

function clientOf(port: number): ImapFlow {
  const auth = { user: 'reply', pass: 'right' };
  return new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
}

/** Whether a client is let in. */
async function answers(port: number): Promise<boolean> {
  const client = clientOf(port);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.logout();
    return true;
  } catch {
    // Refused at once while nobody listens: a breath between two tries is the machine's own.
    await new Promise((resolve) => setImmediate(resolve));
    return false;
  }
}
