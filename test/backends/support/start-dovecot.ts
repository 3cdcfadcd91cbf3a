import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  const [port, securePort] = [await freePort(), await freePort()];
  const { certificate, key } = makeCertificate(folder);
  const config = join(folder, 'dovecot.conf');
  await writeFile(config, configIn({ folder, mails, port, securePort, certificate, key }));
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
  const open = async <T>(use: (client: ImapFlow) => Promise<T>, user = 'reply'): Promise<T> => {
    const client = clientOf(port, user);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.logout();
    }
  };
  return {
    port,
    /** Where it speaks TLS from the first byte, and what has signed its certificate. */
    secure: { host: '127.0.0.1', port: securePort, ca: await readFile(certificate, 'utf8') },
    url: `imap://reply:right@127.0.0.1:${port}`,
    /** A mail comes into the inbox. */
    deliver: (raw: string, user?: string): Promise<unknown> => open((client) => client.append('INBOX', raw), user),
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

/** A certificate for this machine, signed by itself. Debian's Dovecot brings `openssl`. */
function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const what = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const whose = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('/usr/bin/openssl', ['req', ...what, ...whose, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { certificate, key };
}

type DovecotConfig = Readonly<Record<'folder' | 'mails' | 'certificate' | 'key', string>> & {
  readonly port: number;
  readonly securePort: number;
};

function configIn({ folder, mails, port, securePort, certificate, key }: DovecotConfig): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
ssl = yes
ssl_cert = <${certificate}
ssl_key = <${key}
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
    port = ${securePort}
    ssl = yes
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

/** Of the test itself, which needs no encryption. */
function clientOf(port: number, user = 'reply'): ImapFlow {
  const auth = { user, pass: 'right' };
  return new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
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
