import type { Choice } from '../domain/conversation/reply.ts';
import { certain, type Interpretation } from './interpret/interpretation.ts';
import type { OpenStep } from './position/walk-flow.ts';

/** The pick of a question's nth answer. All other picks are fixed words. */
export function answerPick(index: number): Choice['pick'] {
  return `answer-${index}`;
}

/** What a tapped button means at the open step; `nothing` if the button belongs to something else. */
export function heardPick(due: OpenStep, pick: string): Interpretation {
  const reading = (
    type: 'unsure' | 'skip' | 'returned' | 'solved' | 'no-effect' | 'could-not' | 'carry-on',
  ): Interpretation => ({
    type: 'reading',
    reading: { type },
    score: certain,
  });
  switch (pick) {
    case 'person':
      return { type: 'person' };
    case 'skip':
      return reading('skip');
    case 'unsure':
      return due.phase === 'question' ? reading('unsure') : { type: 'nothing' };
    case 'returned':
      return due.phase === 'fix' ? reading('returned') : { type: 'nothing' };
    case 'carry-on':
      return due.phase === 'offer' ? reading('carry-on') : { type: 'nothing' };
    case 'solved':
    case 'no-effect':
    case 'could-not':
      return due.phase === 'fix' || due.phase === 'check' ? reading(pick) : { type: 'nothing' };
    case 'not-yet':
      return { type: 'stay' };
  }
  const answer = /^answer-(\d)$/.exec(pick)?.[1];
  return due.phase === 'question' && answer !== undefined && due.at.step.answers[Number(answer)]
    ? { type: 'reading', reading: { type: 'answered', answer: Number(answer) }, score: certain }
    : { type: 'nothing' };
}
