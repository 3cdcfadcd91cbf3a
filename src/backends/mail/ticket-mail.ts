import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { handoffChangeOf } from '../handoff-change.ts';
import { recordIn } from '../record-in.ts';
import type { PostMail } from './post-office.ts';
import { ticketLetter, type Writing } from './ticket-letter.ts';

export type TicketMailParts = {
  readonly content: { readonly desk: Writing };
  readonly to: readonly string[];
  readonly post: PostMail;
  readonly store: Pick<Store, 'handoff' | 'read'>;
};

/** Mails every ticket to the desk, and once more when the person has left an address: then a reply goes to them. */
export function ticketMail({ to, post, store, content }: TicketMailParts): Backend {
  return {
    name: 'ticket-mail',
    wants: ({ body }) => recordIn(body)?.state === 'ticketed',
    send: async (item) => {
      const change = await handoffChangeOf(store, item.body);
      if (!change) return { type: 'refused', why: 'Its handoff is no longer kept.' };
      const mail = change.handoff.ticket?.mail;
      return post(item, {
        to,
        letter: ticketLetter(change, content.desk),
        thread: change.handoff.id,
        ...(mail !== undefined && { replyTo: mail }),
      });
    },
  };
}
