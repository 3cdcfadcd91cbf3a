import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { FarSide, Manner, Taken } from './far-side.ts';

/** A mail as its reader gets it. */
export type Read = Email & { readonly recipients: readonly string[]; readonly raw: string };

export type MailboxOptions = {
  /** Without the right one nobody may send. */
  readonly password?: string;
};

/** A real SMTP server. */
export async function startMailbox({ password }: MailboxOptions = {}) {
  const taken: Taken[] = [];
  const mails: Read[] = [];
  const sockets = new Set<Socket>();
  let server: SMTPServer | undefined;
  let port = 0;
  let asked = 0;

  const take = (mail: Read): void => {
    const { messageId, subject, from, to, replyTo, text, html } = mail;
    mails.push(mail);
    taken.push({ key: messageId ?? '', content: JSON.stringify({ subject, from, to, replyTo, text, html }) });
  };
  const listen = (): Promise<void> => {
    const opened = new SMTPServer({
      authOptional: password === undefined,
      disabledCommands: password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (auth, _, callback) => {
        if (auth.password === password) callback(null, { user: auth.username });
        else callback(new Error('535 Authentication failed'));
      },
      onRcptTo: ({ address }, _, callback) => {
        if (address.startsWith('nobody@')) callback(replying(550, 'No such mailbox'));
        else callback();
      },
      onData: async (stream, session, callback) => {
        asked++;
        let raw = '';
        try {
          for await (const chunk of stream) raw += chunk;
        } catch {
          return; // Hung up before the mail was whole: there is nobody left to tell.
        }
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { ...(await PostalMime.parse(raw)), recipients, raw };
        switch (mailbox.manner) {
          case 'well':
            take(mail);
            return callback(null);
          case 'lost':
            take(mail);
            for (const socket of sockets) socket.destroy();
            return;
          case 'silent':
            return take(mail);
          case 'trouble':
            return callback(replying(451, 'Not now'));
          case 'refuses':
            return callback(replying(554, 'Never'));
        }
      },
    });
    server = opened;
    // A client that hangs up is no fault of the server.
    opened.on('error', () => {});
    opened.server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    return new Promise((resolve) => {
      opened.listen(port, '127.0.0.1', () => {
        port = (opened.server.address() as AddressInfo).port;
        resolve();
      });
    });
  };
  const goAway = async (): Promise<void> => {
    const open = server;
    server = undefined;
    if (!open) return;
    const closed = new Promise<void>((resolve) => open.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await listen();
  const mailbox = {
    taken,
    mails,
    port,
    url: `smtp://127.0.0.1:${port}`,
    manner: 'well' as Manner,
    asked: () => asked,
    goAway,
    comeBack: async () => {
      if (!server) await listen();
    },
    close: goAway,
  } satisfies FarSide & Record<string, unknown>;
  return mailbox;
}

function replying(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
