import type { Content } from '../../domain/content/content.ts';
import type { LedgerRow } from '../../domain/conversation/ledger.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { cutText } from '../../domain/text/cut-text.ts';
import { sayFrom } from '../../flows/replies/say.ts';
import { type Letter, withoutLinks } from './letter.ts';

/** What the person's mails are written with. */
export type PersonMailContent = {
  readonly desk: { readonly name: string };
  /** What the desk says in a language; its own for none. */
  readonly spoken: Spoken;
};

type Spoken = (language: string | undefined) => Pick<Content, 'phrases' | 'flows'>;

/**
 * The person's own copy of a ticket: its number, and what was written down, in the language that they are spoken to in.
 * Anybody can type anybody's address, so it holds little of what they wrote and no link of theirs.
 */
export function copyLetter(handoff: Handoff, { desk: { name: desk }, spoken }: PersonMailContent): Letter {
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
