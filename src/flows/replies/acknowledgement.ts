import { matterOf } from '../../domain/content/matter-of.ts';
import type { Reading } from '../../domain/conversation/plan.ts';
import { calledFlow } from '../position/called-flow.ts';
import type { PlanPosition } from '../position/plan-position.ts';
import { callerOf } from '../position/step-path.ts';
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
  const crossed = crossing(before, path, after, say);
  // "Thanks." before "Let's look into this first" would be no answer to what somebody has found wrong.
  const acknowledged =
    crossed && reading.type === 'answered' ? undefined : acknowledgement(reading, before, after, say);
  const parts = [acknowledged, crossed].filter(Boolean);
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
      return say(reading.note === undefined ? 'no-effect' : `report-${reading.note}`);
    case 'could-not':
      return say('could-not');
    case 'solved':
      return after.due.type === 'open' ? say('call-solved', { title: matterOf(after.due.at.flow) }) : undefined;
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
  if (entered && entered.frame !== left && isLedInto(entered.frame, path, after))
    return say('call', { title: matterOf(entered.flow) });
  const visit = findVisit(after.visits, path);
  const called = visit && calledFlow(visit.step, visit.answer, after.facts);
  const unplayed = visit?.result === 'could-not' && visit.through.length === 0;
  if (
    !unplayed ||
    called?.type !== 'flow' ||
    called.flow === undefined ||
    visit.items.at(-1)?.reading.type === 'could-not'
  )
    return undefined;
  return say('call-known', { title: visit.step.title });
}

/** Whether a reading at `path` led into a frame: its own step called it, or one that waited for the fact it taught. */
function isLedInto(frame: string, path: string, { visits }: PlanPosition): boolean {
  return frame.startsWith(`${path}/`) || findVisit(visits, callerOf(frame))?.answer?.calls !== undefined;
}

function findVisit(visits: readonly StepVisit[], path: string): StepVisit | undefined {
  for (const visit of visits) {
    if (visit.path === path) return visit;
    const within = findVisit(visit.through, path);
    if (within) return within;
  }
  return undefined;
}
