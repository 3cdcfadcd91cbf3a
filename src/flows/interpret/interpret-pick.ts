import type { ButtonPick } from '../../domain/conversation/pick.ts';
import type { OpenStep } from '../position/walk-flow.ts';
import type { ReplyReading } from './reply-reading.ts';

/** What a tapped button means at the open step; `nothing` if the button belongs to something else. */
export function interpretPick({ phase, at }: OpenStep, pick: ButtonPick): ReplyReading {
  switch (pick.type) {
    case 'person':
      return { type: 'person' };
    case 'not-yet':
      return { type: 'stay' };
    case 'skip':
      return reading({ type: pick.type });
    case 'unsure':
      return phase === 'question' ? reading({ type: pick.type }) : nothing;
    case 'answer':
      return phase === 'question' && at.step.answers[pick.index]
        ? reading({ type: 'answered', answer: pick.index })
        : nothing;
    case 'returned':
      return phase === 'fix' ? reading({ type: pick.type }) : nothing;
    case 'carry-on':
      return phase === 'offer' ? reading({ type: pick.type }) : nothing;
    case 'solved':
    case 'no-effect':
    case 'could-not':
      return phase === 'fix' || phase === 'check' ? reading({ type: pick.type }) : nothing;
    case 'none':
    case 'yes':
    case 'no':
    case 'start-over':
    case 'bot':
    case 'intent':
    case 'stars':
      return nothing;
  }
}

const nothing: ReplyReading = { type: 'nothing' };

function reading(means: Extract<ReplyReading, { type: 'reading' }>['reading']): ReplyReading {
  return { type: 'reading', reading: means };
}
