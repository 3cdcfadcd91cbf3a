import type { Phrases } from '../../domain/content/phrases.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import type { Standing } from '../position/plan-position.ts';
import { type Listened, listenTo } from '../sayings/find-saying.ts';
import { saysOnly } from '../sayings/is-exactly.ts';
import { hearAnswer } from './interpret-answer.ts';
import { hearCheck } from './interpret-check.ts';
import { certain, type Heard } from './interpretation.ts';

type Open = Extract<Standing['due'], { type: 'open' }>;

const latest = new WeakMap<readonly string[], { readonly text: string; readonly listened: Listened }>();

/** A text as sayings are looked for in it. A turn listens to its message several times: the latest is remembered. */
export function listen(text: string, { hears }: Phrases): Listened {
  const before = latest.get(hears.not);
  if (before?.text === text) return before.listened;
  const listened = listenTo(text, hears.not);
  latest.set(hears.not, { text, listened });
  return listened;
}

/** What a person's words mean where the plan stands. */
export function hear(due: Open, attempts: Plan['attempts'], text: string, phrases: Phrases): Heard {
  const { says, hears } = phrases;
  const listened = listen(text, phrases);
  const check = (): Heard =>
    hearCheck(listened, hears, {
      solved: says['button-solved'],
      'no-effect': says['button-no-effect'],
      'could-not': says['button-could-not'],
      'not-yet': says['button-not-yet'],
      skip: says['button-skip'],
    });
  switch (due.phase) {
    case 'question':
      return hearAnswer(
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
      if (saysOnly(listened, hears.ok)) return { type: 'stay' };
      const heard = saysOnly(listened, hears.back) ? undefined : check();
      return heard && heard.type !== 'nothing' && heard.type !== 'stay'
        ? heard
        : { type: 'reading', reading: { type: 'returned' }, score: 0 };
    }
    case 'offer': {
      if ([hears.person, hears.yes, says['button-person']].some((sayings) => saysOnly(listened, sayings)))
        return { type: 'person' };
      if ([hears.no, hears.skip, says['button-carry-on']].some((sayings) => saysOnly(listened, sayings)))
        return { type: 'reading', reading: { type: 'carry-on' }, score: certain };
      return { type: 'nothing' };
    }
  }
}
