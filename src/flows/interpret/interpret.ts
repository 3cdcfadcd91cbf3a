import type { Phrases } from '../../domain/content/phrases.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { PlanPosition } from '../position/plan-position.ts';
import { type PreparedText, prepare } from '../sayings/find-saying.ts';
import { isExactly } from '../sayings/is-exactly.ts';
import { interpretAnswer } from './interpret-answer.ts';
import { interpretCheck } from './interpret-check.ts';
import { certain, type Interpretation } from './interpretation.ts';

type Open = Extract<PlanPosition['due'], { type: 'open' }>;

const latest = new WeakMap<readonly string[], { readonly text: string; readonly listened: PreparedText }>();

/** A text prepared for finding sayings in it. A turn reads its message several times, so the latest is remembered. */
export function prepareText(text: string, { hears }: Phrases): PreparedText {
  const before = latest.get(hears.not);
  if (before?.text === text) return before.listened;
  const listened = prepare(text, hears.not);
  latest.set(hears.not, { text, listened });
  return listened;
}

/** What a person's words mean where the plan stands. */
export function interpret(due: Open, attempts: Plan['attempts'], text: string, phrases: Phrases): Interpretation {
  const { says, hears } = phrases;
  const listened = prepareText(text, phrases);
  const check = (): Interpretation =>
    interpretCheck(listened, hears, {
      solved: says['button-solved'],
      'no-effect': says['button-no-effect'],
      'could-not': says['button-could-not'],
      'not-yet': says['button-not-yet'],
      skip: says['button-skip'],
    });
  switch (due.phase) {
    case 'question':
      return interpretAnswer(
        due.at.step,
        listened,
        hears,
        { unsure: says['button-unsure'][0], skip: says['button-skip'][0] },
        attempts.among,
      );
    case 'check':
      return check();
    case 'fix': {
      if (!due.at.step.parks) return check();
      if (isExactly(listened, hears.ok)) return { type: 'stay' };
      const heard = isExactly(listened, hears.back) ? undefined : check();
      return heard && heard.type !== 'nothing' && heard.type !== 'stay'
        ? heard
        : { type: 'reading', reading: { type: 'returned' }, score: 0 };
    }
    case 'offer': {
      if ([hears.person, hears.yes, says['button-person']].some((sayings) => isExactly(listened, sayings)))
        return { type: 'person' };
      if ([hears.no, hears.skip, says['button-carry-on']].some((sayings) => isExactly(listened, sayings)))
        return { type: 'reading', reading: { type: 'carry-on' }, score: certain };
      return { type: 'nothing' };
    }
  }
}
