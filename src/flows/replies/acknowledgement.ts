import type { Reading } from '../../domain/conversation/plan.ts';
import type { PlanPosition } from '../position/plan-position.ts';
import type { StepVisit } from '../position/walk-flow.ts';
import type { Say } from './say.ts';

/**
 * What goes in front of the next reply: an acknowledgement of the reading and, where a flow was entered or left, a word
 * about that. Undefined if nothing needs saying.
 */
export function acknowledgementAfter(
  before: PlanPosition,
  reading: Reading,
  path: string,
  after: PlanPosition,
  say: Say,
): string | undefined {
  const parts = [acknowledgement(reading, before, after, say), crossing(before, path, after, say)].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function acknowledgement(reading: Reading, before: PlanPosition, after: PlanPosition, say: Say): string | undefined {
  switch (reading.type) {
    case 'answered': {
      const answer = before.due.type === 'open' ? before.due.at.step.answers[reading.answer] : undefined;
      return answer?.meaning === 'fine' ? say('fine') : answer?.meaning === 'unsure' ? say('unsure') : undefined;
    }
    case 'unsure':
      return say('unsure');
    case 'already':
      return say('already');
    case 'skip':
      return say('skipped');
    case 'returned':
      return say('parked-return');
    case 'no-effect':
      return say('no-effect');
    case 'could-not':
      return say('could-not');
    case 'solved':
      return after.due.type === 'open' ? say('call-solved', { title: after.due.at.flow.title }) : undefined;
    case 'carry-on':
    case 'landed':
    case 'learned':
      return undefined;
  }
}

/** A flow was called, or was to be called but has been played before. */
function crossing(before: PlanPosition, path: string, after: PlanPosition, say: Say): string | undefined {
  const entered = after.due.type === 'open' ? after.due.at : undefined;
  const left = before.due.type === 'open' ? before.due.at.frame : '';
  if (entered && entered.frame !== left && entered.frame.startsWith(`${path}/`))
    return say('call', { title: entered.flow.title });
  const visit = findVisit(after.visits, path);
  const called = visit?.answer?.call ?? visit?.step.call;
  const unplayed = visit?.result === 'could-not' && visit.through.length === 0;
  if (!unplayed || called === undefined || visit.items.at(-1)?.reading.type === 'could-not') return undefined;
  return say('call-known', { title: visit.step.title });
}

function findVisit(visits: readonly StepVisit[], path: string): StepVisit | undefined {
  for (const visit of visits) {
    if (visit.path === path) return visit;
    const within = findVisit(visit.through, path);
    if (within) return within;
  }
  return undefined;
}
