import { type Entry, handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { HandoffChanged, MailDue } from '../../domain/conversation/record.ts';
import type { OutboxItem, SendResult } from '../../domain/conversation/turn.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { day } from '../../domain/time.ts';
import { entryText } from '../entry-text.ts';
import { emptied } from '../handoff-change.ts';
import { answerLetter } from './answer-letter.ts';
import { copyLetter, type PersonMailContent } from './copy-letter.ts';
import type { Attachment, PostMail } from './post-office.ts';

export type PersonMailParts = {
  readonly post: PostMail;
  readonly store: Pick<Store, 'handoffChanges' | 'handoff' | 'entry' | 'file'>;
  readonly content: PersonMailContent;
  /**
   * The way back into a person's chat, which holds for some days from a time on; undefined where there is none. The same
   * key and time give the same link.
   */
  readonly linkBack: LinkBack;
  /** What is written back by mail is read. */
  readonly isReadBack: boolean;
  /** Copies that one conversation may cause in 24 hours. */
  readonly mostADay?: number;
};

export type LinkBack = (
  handoff: Handoff,
  key: string,
  at: number,
) => Promise<{ readonly url: string; readonly days: number } | undefined>;

/** Bytes of files that go with one mail: many servers take no more than 10 MB, which files are a third larger in. */
const mostAttached = 7_000_000;

/** What the outbox calls the way to persons' mailboxes. */
export const personMailName = 'person-mail';

/**
 * Mails to the person: their own copy of a ticket once an address of theirs is known, and what agents write to them while
 * they are not there. Anybody can type anybody's address, so a conversation gets only a few copies a day.
 */
export function personMail(parts: PersonMailParts): Backend {
  const { post, store, content, mostADay = 3 } = parts;

  const sendCopy = async (item: OutboxItem, changed: HandoffChanged): Promise<SendResult> => {
    const { handoff } = changed;
    const mail = handoff.ticket?.mail;
    const copies = await copiesUpTo(store, item.body);
    const sameBefore = copies
      .slice(0, -1)
      .some((copy) => copy.handoff.id === handoff.id && copy.handoff.ticket?.mail === mail);
    if (mail === undefined || !isCopied(changed) || sameBefore)
      return { type: 'sent', receipt: 'Nothing to send: no address was left with this change.' };
    if (copies.filter(({ at }) => at > item.body.at - day).length > mostADay)
      return { type: 'refused', why: `This conversation has caused ${mostADay} copies within 24 hours.` };
    return post(item, { to: [mail], letter: copyLetter(handoff, content), thread: handoff.id, isPersons: true });
  };

  const sendAnswer = async (item: OutboxItem, due: MailDue): Promise<SendResult> => {
    const { conversation, id, at } = item.body;
    const handoff = await store.handoff(due.handoff);
    if (!handoff) return emptied;
    const said = (await Promise.all(due.entries.map((each) => store.entry(conversation, each)))).filter(
      (each) => each !== undefined,
    );
    const { attachments, leftOut } = await attached(store, said);
    const before = due.follows === undefined ? undefined : await store.entry(conversation, due.follows);
    const letter = answerLetter({
      handoff,
      said,
      leftOut,
      link: await parts.linkBack(handoff, id, at),
      isReadBack: parts.isReadBack,
      desk: content.desk.name,
      phrases: content.spoken(handoff.language).phrases,
    });
    const follows = before && mailIn(before);
    return post(
      item,
      present({ to: [due.to], letter, thread: handoff.id, attachments, follows, isPersons: true, awaitsReply: true }),
    );
  };

  return {
    name: personMailName,
    wants: ({ body }) =>
      handoffChangeIn(body)?.handoff.state === 'ticketed' ||
      (body.kind === 'record' && body.record.type === 'mail-due'),
    send: async (item) => {
      const { body } = item.body;
      if (body.kind === 'record' && body.record.type === 'mail-due') return sendAnswer(item, body.record);
      const changed = handoffChangeIn(body);
      return changed ? sendCopy(item, changed) : emptied;
    },
  };
}

/** Whether a change of a handoff brings its person a copy: the ticket, or the address that came after it. */
function isCopied({ change, handoff }: HandoffChanged): boolean {
  return (change === 'ticketed' || change === 'updated') && handoff.ticket?.mail !== undefined;
}

/** The changes of a conversation's handoffs that brought a copy, up to an entry. */
async function copiesUpTo(store: Pick<Store, 'handoffChanges'>, { conversation, number }: Entry) {
  const entries = await store.handoffChanges(conversation);
  return entries.flatMap((entry) => {
    const changed = entry.number <= number ? handoffChangeIn(entry.body) : undefined;
    return changed && isCopied(changed) ? [{ at: entry.at, handoff: changed.handoff }] : [];
  });
}

/** The mail that an entry came by, or that carried it. */
function mailIn({ id, body }: Entry): { readonly item: string } | { readonly messageId: string } | undefined {
  if (body.kind !== 'message') return { item: `${id}>${personMailName}` };
  return body.byMail?.messageId === undefined ? undefined : { messageId: body.byMail.messageId };
}

/** The files of replies, as far as they are still kept and fit into one mail; names of those that do not. */
async function attached(
  store: Pick<Store, 'file'>,
  said: readonly Entry[],
): Promise<{ readonly attachments: readonly Attachment[]; readonly leftOut: readonly string[] }> {
  const attachments: Attachment[] = [];
  const leftOut: string[] = [];
  let bytes = 0;
  for (const { id, name, bytes: size } of said.flatMap((entry) => entryText(entry).files)) {
    const file = bytes + size > mostAttached ? undefined : await store.file(id);
    if (file) {
      bytes += size;
      attachments.push({ name, type: file.type, content: file.content });
    } else leftOut.push(name);
  }
  return { attachments, leftOut };
}
