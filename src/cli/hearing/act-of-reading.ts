import type { Heard } from '../../desk/listening/hear.ts';
import type { Reading } from '../../domain/conversation/plan.ts';
import type { ReplyReading } from '../../flows/interpret/reply-reading.ts';
import type { Aim, Interpretation } from '../../interpretation/interpretation.ts';

/** What a button's words do, as the ear would have told it. */
export function actOfReading(exact: ReplyReading): Heard {
  const among = exact.type === 'which' ? { among: exact.among } : {};
  const aim = aimOf(exact);
  const acts = aim ? [{ ...aim, share: 1, words: [], clause: -1 }] : [];
  const verdict = exact.type === 'which' ? 'confirm' : aim ? 'heard' : 'unheard';
  const interpretation: Interpretation = { verdict, acts, clauses: [], ...among };
  return { interpretation, told: [] };
}

function aimOf(exact: ReplyReading): Aim | undefined {
  switch (exact.type) {
    case 'reading':
      return aimOfReading(exact.reading);
    case 'which':
      return { act: 'answer', answer: exact.among[0] ?? 0 };
    case 'stay':
      return { act: 'report', kind: 'not-yet' };
    case 'person':
      return { act: 'wish', kind: 'person' };
    case 'nothing':
      return undefined;
  }
}

function aimOfReading(reading: Reading): Aim | undefined {
  switch (reading.type) {
    case 'answered':
      return { act: 'answer', answer: reading.answer };
    case 'unsure':
      return { act: 'answer', answer: 'unsure' };
    case 'already':
    case 'returned':
      return { act: 'report', kind: 'done' };
    case 'skip':
    case 'carry-on':
      return { act: 'wish', kind: 'skip' };
    case 'solved':
    case 'no-effect':
    case 'could-not':
      return { act: 'report', kind: reading.type };
    case 'landed':
    case 'learned':
      return undefined;
  }
}
