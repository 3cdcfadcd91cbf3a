import { createHash } from 'node:crypto';
import type { KeepFiles } from '../../../domain/conversation/file.ts';
import type { Author } from '../../../domain/conversation/input.ts';
import type { Handoff } from '../../../domain/handoff/handoff.ts';
import type { Accept } from '../../../domain/ports/channel.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { Log } from '../../../domain/ports/log.ts';
import type { Store } from '../../../domain/ports/store.ts';
import { present } from '../../../domain/present.ts';
import { personMailName } from '../person-mail.ts';
import { messageNameOf } from '../post-office.ts';
import type { ReplyTokens } from '../reply-token.ts';
import type { Bounce } from './bounce-in.ts';
import type { IncomingMail } from './read-mail.ts';

/** The most a mail may have, in bytes: as much as usual mail servers let through. */
export const mostMailBytes = 25 * 1024 * 1024;

export type TakeMailParts = {
  readonly store: Pick<Store, 'handoff' | 'sentEntries' | 'returnItem'>;
  readonly accept: Accept;
  readonly keepFiles: KeepFiles;
  readonly handoffIn: ReplyTokens['handoffIn'];
  /** The lines above which our mails ask to write, in all of the desk's languages, as they are now. */
  readonly above: () => readonly string[];
  /** A send of the conversation has not arrived after all. */
  readonly sendsChanged: (conversation: string) => void;
  readonly clock: Clock;
  readonly log: Log;
};

/** What became of a mail. Who brings it again need not know which of the first two it was. */
type MailResult =
  | { readonly type: 'taken' | 'repeated' }
  /** It is for no conversation, and bringing it again changes nothing. */
  | { readonly type: 'ignored'; readonly why: Ignored };

/**
 * It cannot be read; no person wrote it; it belongs to no thread of ours; its case is no longer kept; it says nothing.
 */
type Ignored = 'unreadable' | 'automatic' | 'no-thread' | 'forgotten' | 'empty';

/** Takes a mail, in the form of RFC 5322. Rejects only if it could not be stored: then it should be brought again. */
export type TakeMail = (raw: Uint8Array) => Promise<MailResult>;

/**
 * Puts mails into the conversations whose threads they belong to. The thread's token alone says where that is, and that
 * whoever writes has got a mail of ours: a sender's address proves nothing. A mail that comes again is the same input.
 */
export function mailTaker(parts: TakeMailParts): TakeMail {
  const { store, accept, keepFiles, handoffIn, above, log } = parts;
  const takeBounce = bounceTaker(parts);
  const ignored = (why: Ignored): MailResult => {
    log.info('a mail was not taken', { why });
    return { type: 'ignored', why };
  };
  return async (raw) => {
    const { readMail } = await import('./read-mail.ts');
    const mail = await readMail(raw, above()).catch(() => undefined);
    if (!mail) return ignored('unreadable');
    if (mail.bounce && (await takeBounce(mail.bounce))) return { type: 'taken' };
    if (mail.isAutomatic) return ignored('automatic');
    const id = handoffIn(mail.addressed);
    if (id === undefined) return ignored('no-thread');
    const handoff = await store.handoff(id);
    if (!handoff) return ignored('forgotten');
    if (mail.text === '' && mail.files.length === 0 && mail.leftOut.length === 0) return ignored('empty');
    const { conversation, channel } = handoff;
    const key = `mail:${mail.messageId ?? createHash('sha256').update(raw).digest('hex')}`;
    const kept = await keepFiles(conversation, mail.files, key);
    const files = kept.type === 'kept' ? kept.files : [];
    const missing = [...mail.leftOut, ...(kept.type === 'kept' ? [] : mail.files)].map(({ name, type }) => ({
      name,
      type,
    }));
    const { type } = await accept({
      conversation,
      channel,
      key,
      by: 'person',
      from: writerOf(mail, handoff),
      body: present({
        type: 'message' as const,
        text: mail.text,
        files: files.length > 0 ? files : undefined,
        missing: missing.length > 0 ? missing : undefined,
        byMail: present({ handoff: handoff.id, messageId: mail.messageId }),
      }),
      answerBy: 'send',
    });
    return { type: type === 'accepted' ? 'taken' : 'repeated' };
  };
}

/**
 * Puts on record that a mail of ours came back, at the words that it was to carry. True if it is one that was sent: a report
 * names it by its Message-ID, and the token in its headers proves that it is ours.
 */
function bounceTaker({ store, handoffIn, sendsChanged, clock, log }: TakeMailParts) {
  return async ({ messageName, headers, why }: Bounce): Promise<boolean> => {
    const handoff = await store.handoff(handoffIn(headers) ?? '');
    if (!handoff) return false;
    const { conversation } = handoff;
    const sent = (await store.sentEntries(conversation, personMailName)).map((entry) => `${entry}>${personMailName}`);
    const item = sent.find((each) => messageNameOf(each) === messageName);
    if (item === undefined || !(await store.returnItem(item, why, clock()))) return false;
    log.info('a mail came back', { item });
    sendsChanged(conversation);
    return true;
  };
}

/** The person of the case. Who writes from another address, as somebody to whom the mail was passed on, is named by it. */
function writerOf({ from }: IncomingMail, { person, ticket, conversation }: Handoff): Author {
  const known = [ticket?.mail, person?.mail].some((each) => each?.toLowerCase() === from.address);
  const name = known ? (person?.name ?? from.name) : [from.name, `<${from.address}>`].filter(Boolean).join(' ');
  return present({ id: person?.id ?? conversation, name: name || undefined, mail: from.address });
}
