import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Log } from '../../../domain/ports/log.ts';
import { mostMailBytes, type TakeMail } from './take-mail.ts';

/** A mailbox of the desk's own, and how it is opened. */
export type MailboxSettings = {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the start; otherwise as soon as the server offers it. */
  readonly secure: boolean;
  /** Nothing is said before it is encrypted. */
  readonly needsTls: boolean;
  readonly user: string;
  readonly password: string;
  /** `INBOX`. */
  readonly folder: string;
};

export type WatchMailboxParts = {
  readonly mailbox: MailboxSettings;
  readonly take: TakeMail;
  readonly log: Log;
};

/** Servers that tell of no new mail are asked for it this often, ms. */
const lookEvery = 60_000;

/** Pauses before a lost connection is made again, ms; the last one is the pause of all further ones. */
const pauses = [1_000, 5_000, 30_000, 60_000] as const;

/**
 * Takes what comes into a mailbox: each unread mail once, which is marked as read when it is stored, or for nobody. A
 * crash in between brings it again, under the same key. A lost connection is made again for ever.
 */
export function watchMailbox({ mailbox, take, log }: WatchMailboxParts): { readonly close: () => Promise<void> } {
  let isClosed = false;
  let client: ImapFlow | undefined;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> | undefined;
  let isWanted = false;

  const readAll = async (open: ImapFlow): Promise<void> => {
    const unread = (await open.search({ seen: false }, { uid: true })) || [];
    for (const uid of unread) {
      if (isClosed) return;
      const mail: FetchMessageObject | false = await open.fetchOne(
        String(uid),
        // What lies behind is cut off.
        { source: { maxLength: mostMailBytes } },
        { uid: true },
      );
      const source = mail ? mail.source : undefined;
      // Somebody has deleted it meanwhile.
      if (!source) continue;
      await take(source);
      await open.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
    }
  };

  /** One look at a time, and another one if something came meanwhile. */
  const look = (open: ImapFlow): void => {
    isWanted = true;
    looking ??= (async () => {
      while (isWanted && !isClosed && open.usable) {
        isWanted = false;
        await readAll(open).catch((error: unknown) => {
          // It stays unread, and is tried at the next look.
          if (open.usable) log.warn('mails could not be taken', { why: reasonOf(error) });
        });
      }
      looking = undefined;
      // Servers tell of new mail only to who waits for it.
      if (open.usable && !isClosed) open.idle().catch(() => {});
    })();
  };

  const connect = async (): Promise<void> => {
    const { ImapFlow } = await import('imapflow');
    if (isClosed) return;
    const { host, port, secure, needsTls, user, password: pass, folder } = mailbox;
    const opened = new ImapFlow({
      host,
      port,
      secure,
      ...(needsTls && { doSTARTTLS: true }),
      auth: { user, pass },
      logger: false,
    });
    client = opened;
    // Whatever goes wrong ends in a close.
    opened.on('error', () => {});
    opened.on('exists', () => look(opened));
    opened.on('close', lost);
    try {
      await opened.connect();
      await opened.mailboxOpen(folder);
      failures = 0;
      look(opened);
    } catch (error) {
      if (!isClosed) log.warn('the mailbox cannot be opened', { why: reasonOf(error) });
      opened.close();
      lost();
    }
  };

  const lost = (): void => {
    if (isClosed || again) return;
    client = undefined;
    const pause = pauses[Math.min(failures, pauses.length - 1)];
    failures++;
    again = setTimeout(() => {
      again = undefined;
      void connect();
    }, pause);
    again.unref();
  };

  const timer = setInterval(() => client?.usable && look(client), lookEvery);
  timer.unref();
  void connect();

  return {
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      clearTimeout(again);
      const open = client;
      open?.close();
      await looking;
    },
  };
}

/** What the server said, or why there was none; never what was said to it. */
function reasonOf(error: unknown): string {
  const { message, responseText, code } = error as Partial<Record<'message' | 'responseText' | 'code', string>>;
  return [code, message, responseText].filter(Boolean).join(': ').slice(0, 300);
}
