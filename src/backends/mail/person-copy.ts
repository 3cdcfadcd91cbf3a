import type { Content } from '../../domain/content/content.ts';
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
  readonly content: {
    readonly desk: { readonly name: string };
    /** What the desk says in a language; its own for none. */
    readonly spoken: Spoken;
  };
  /** Copies that one conversation may cause in 24 hours. */
  readonly mostADay?: number;
};

type Spoken = (language: string | undefined) => Pick<Content, 'phrases' | 'flows'>;

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

/** In the language that the person is spoken to in. */
function copyOf({ handoff }: HandoffReport, { desk: { name: desk }, spoken }: PersonCopyParts['content']): Letter {
  const say = sayFrom(spoken(handoff.language).phrases, 0);
  const number = handoff.ticket?.number ?? '';
  const inTheirs = (row: LedgerRow) => translatedRow(row, spoken, handoff.language);
  const rows = (handoff.ledger?.rows ?? []).flatMap((row) => answered(row, inTheirs));
  return {
    subject: say('mail-subject', { number, desk }),
    parts: [
      { type: 'paragraph', text: say('mail-ticket', { number, desk }) },
      ...(handoff.problem
        ? [
            {
              type: 'paragraph' as const,
              text: say('quoted', { words: withoutLinks(cutText(handoff.problem, { most: 200 })) }),
            },
          ]
        : []),
      ...(rows.length > 0
        ? [{ type: 'paragraph', text: say('mail-tried') } as const, { type: 'list', rows } as const]
        : []),
      { type: 'paragraph', text: say('mail-end', { desk }) },
    ],
  };
}

/** What was looked at and answered, in the words of the content. */
function answered(
  row: LedgerRow,
  inTheirs: (row: LedgerRow) => { label: string; text: string },
): readonly { label: string; text: string }[] {
  const through = (row.through ?? []).flatMap((each) => answered(each, inTheirs));
  return [...(row.answer === undefined ? [] : [inTheirs(row)]), ...through];
}

/** A ledger is in the desk's own language; what has been rewritten since stays in it. */
function translatedRow(
  { flow, step, title, answer = '' }: LedgerRow,
  spoken: Spoken,
  language: string | undefined,
): { label: string; text: string } {
  const stepIn = (each: string | undefined) => spoken(each).flows[flow]?.steps.find(({ id }) => id === step);
  const at = stepIn(undefined)?.answers.findIndex(({ label }) => label === answer) ?? -1;
  const translated = stepIn(language);
  return { label: translated?.title ?? title, text: translated?.answers[at]?.label ?? answer };
}

/** Mail programs make links of whatever looks like one. */
function withoutLinks(text: string): string {
  return text.replace(/\S+:\/\/\S+|\S*\w\.[\p{L}]{2,}\S*/gu, '…');
}
