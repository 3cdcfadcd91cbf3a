import type { Heard } from '../../desk/listening/hear.ts';
import { present } from '../../domain/present.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import type { Performed } from '../../interpretation/interpretation.ts';

/** How a reply was heard, as a line of JSON tells it; with `why`, what spoke for it. */
export function heardLine(reply: string, heard: Heard | undefined, why: boolean): object {
  if (!heard) return { reply, verdict: 'unheard', acts: [] };
  const { interpretation, told } = heard;
  const { verdict, acts, clauses, among } = interpretation;
  const [deciding] = acts;
  return {
    reply,
    verdict,
    ...(deciding && { act: deciding.act, ...targetOf(deciding, told) }),
    ...(among && { among }),
    acts: acts.map((act) => ({ act: act.act, ...targetOf(act, told), share: rounded(act.share) })),
    ...(why && {
      why: { clauses, spoke: acts.map((act) => ({ act: act.act, ...targetOf(act, told), words: act.words })) },
    }),
  };
}

/** What an act is directed at, in the contract's words: an answer's place, a kind, or the step that was told of. */
function targetOf(act: Performed, told: readonly Tellable[]): object {
  switch (act.act) {
    case 'answer':
      return act.answer === 'unsure' ? { kind: 'unsure' } : { answer: act.answer };
    case 'inform':
      return rowOf(act.row, told);
    case 'correct':
      return { kind: act.kind, ...rowOf(act.row, told) };
    case 'problem':
      return present({ intent: act.intent, step: act.step });
    case 'report':
    case 'ask':
    case 'wish':
    case 'social':
    case 'elsewhere':
    case 'urgent':
      return { kind: act.kind };
  }
}

function rowOf(row: number | undefined, told: readonly Tellable[]): object {
  const telling = row === undefined ? undefined : told[row];
  if (!telling) return {};
  const { path, reading } = telling;
  if (reading.type === 'answered') return { step: path, answer: reading.answer };
  return reading.type === 'learned' ? { fact: { [reading.fact]: reading.value } } : {};
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
