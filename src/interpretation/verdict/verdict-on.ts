import type { Context } from '../context.ts';
import type { HearingCosts } from '../hearing-costs.ts';
import type { HearingVerdict, Performed } from '../interpretation.ts';

/** Whichever costs least: to go by an act, to ask whether it was meant, or to ask again. */
export function verdictOn(deciding: Performed, context: Context, costs: HearingCosts): HearingVerdict {
  const doubt = 1 - deciding.share;
  const byGoing = doubt * costOfMistaking(deciding, context, costs);
  const byConfirming = costs.confirm * (1 + doubt);
  if (byGoing <= byConfirming && byGoing <= costs.askAgain) return 'heard';
  // Whoever may be in danger is asked about that, and not for other words.
  return deciding.act === 'urgent' || byConfirming <= costs.askAgain ? 'confirm' : 'unheard';
}

function costOfMistaking(act: Performed, { answers }: Context, costs: HearingCosts): number {
  switch (act.act) {
    case 'answer':
      if (act.answer === 'unsure') return costs.wrongAct;
      return answers[act.answer]?.isDestructive ? costs.wrongBeforeLoss : costs.wrongAnswer;
    case 'report':
      // It would be recorded that a fix has not helped.
      if (act.kind === 'no-effect') return costs.wrongAnswer;
      return act.kind === 'solved' ? costs.wrongSuccess : costs.wrongAct;
    case 'wish':
      if (act.kind === 'works-now') return costs.wrongSuccess;
      return act.kind === 'person' ? costs.wrongAnswer : costs.wrongAct;
    case 'urgent':
      return costs.falseAlarm;
    case 'social':
      return costs.wrongRemark;
    default:
      return costs.wrongAct;
  }
}
