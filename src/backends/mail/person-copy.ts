import type { Phrases } from '../../domain/content/phrases.ts';
import { type Entry, handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { LedgerRow } from '../../domain/conversation/ledger.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { day } from '../../domain/time.ts';
import { sayFrom } from '../../flows/replies/say.ts';
import { type HandoffReport, handoffChangeOf } from '../handoff-change.ts';
import type { Letter } from './letter.ts';
import type { PostMail } from './post-office.ts';

export type PersonCopyParts = {
  readonly post: PostMail;
  readonly store: Pick<Store, 'transcript' | 'handoffChanges'>;
  readonly content: { readonly desk: { readonly name: string }; readonly phrases: Phrases };
  /** Copies that one conversation may cause in 24 hours. */
  readonly mostADay?: number;
};

/**
 * Mails the person their own copy of a ticket, once they have left an address: its number, and what was written down.
 * Anybody can type anybody's address, so it holds little of what they wrote, no link of theirs, and a conversation gets
 * only a few.
 */
export function personCopy({ post, store, content, mostADay = 3 }: PersonCopyParts): Backend {
  return {
    name: 'person-mail',
    wants: ({ body }) => handoffChangeIn(body)?.handoff.state === 'ticketed',
    send: async (item) => {
      const change = await handoffChangeOf(store, item.body);
      const mail = change?.handoff.ticket?.mail;
      const updates = await updatesUpTo(store, item.body);
      const own = updates.filter(({ handoff }) => handoff.id === change?.handoff.id);
      if (!change || mail === undefined || change.type !== 'updated' || own.length > 1)
        return { type: 'sent', receipt: 'Nothing to send: no address was left with this change.' };
      if (updates.filter(({ at }) => at > change.at - day).length > mostADay)
        return { type: 'refused', why: `This conversation has caused ${mostADay} copies within 24 hours.` };
      return post(item, { to: [mail], letter: copyOf(change, content), thread: change.handoff.id });
    },
  };
}

/** The updates of all handoffs of a conversation up to an entry. */
async function updatesUpTo(store: Pick<Store, 'handoffChanges'>, { conversation, number }: Entry) {
  const entries = await store.handoffChanges(conversation);
  return entries.flatMap((entry) => {
    const changed = entry.number <= number ? handoffChangeIn(entry.body) : undefined;
    return changed?.change === 'updated' ? [{ at: entry.at, handoff: changed.handoff }] : [];
  });
}

function copyOf({ handoff }: HandoffReport, { desk: { name: desk }, phrases }: PersonCopyParts['content']): Letter {
  const say = sayFrom(phrases, 0);
  const number = handoff.ticket?.number ?? '';
  const rows = (handoff.ledger?.rows ?? []).flatMap(answered);
  return {
    subject: say('mail-subject', { number, desk }),
    parts: [
      { type: 'paragraph', text: say('mail-ticket', { number, desk }) },
      ...(handoff.problem
        ? [{ type: 'paragraph' as const, text: `“${withoutLinks(cutText(handoff.problem, { most: 200 }))}”` }]
        : []),
      ...(rows.length > 0
        ? [{ type: 'paragraph', text: say('mail-tried') } as const, { type: 'list', rows } as const]
        : []),
      { type: 'paragraph', text: say('mail-end', { desk }) },
    ],
  };
}

/** What was looked at and answered, in the words of the content. */
function answered({ title, answer, through = [] }: LedgerRow): readonly { label: string; text: string }[] {
  return [...(answer === undefined ? [] : [{ label: title, text: answer }]), ...through.flatMap(answered)];
}

/** Mail programs make links of whatever looks like one. */
function withoutLinks(text: string): string {
  return text.replace(/\S+:\/\/\S+|\S*\w\.[\p{L}]{2,}\S*/gu, '…');
}
