import { handoffChangeIn } from '../../domain/conversation/entry.ts';
import type { Backend } from '../../domain/ports/backend.ts';
import type { Store } from '../../domain/ports/store.ts';
import { present } from '../../domain/present.ts';
import { emptied, handoffChangeOf } from '../handoff-change.ts';
import type { PostMail } from './post-office.ts';
import { type LetterContent, ticketLetter } from './ticket-letter.ts';

export type TicketMailParts = {
  readonly content: LetterContent;
  readonly to: readonly string[];
  readonly post: PostMail;
  readonly store: Pick<Store, 'transcript'>;
};

/** Mails every ticket to the desk, and once more when the person has left an address: then a reply goes to them. */
export function ticketMail({ to, post, store, content }: TicketMailParts): Backend {
  return {
    name: 'ticket-mail',
    wants: ({ body }) => handoffChangeIn(body)?.handoff.state === 'ticketed',
    send: async (item) => {
      const change = await handoffChangeOf(store, item.body);
      if (!change) return emptied;
      const mail = change.handoff.ticket?.mail;
      return post(
        item,
        present({
          to,
          letter: ticketLetter(change, content),
          thread: change.handoff.id,
          replyTo: mail,
        }),
      );
    },
  };
}
