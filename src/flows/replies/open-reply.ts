import type { Reply } from '../../domain/conversation/reply.ts';
import type { OpenStep } from '../position/walk-flow.ts';
import type { Say } from './say.ts';
import { carryOnOffer, checkReply, parkNotice, questionReply } from './step-replies.ts';

/** What a plan waits for an answer to: its open question, check, notice or offer, in short. */
export function openReply(due: OpenStep, say: Say): Reply {
  switch (due.phase) {
    case 'question':
      return questionReply(due, say, undefined, { withoutPath: true });
    case 'offer':
      return carryOnOffer(due, say, undefined);
    case 'fix':
      return due.at.step.parks ? parkNotice(due, say) : checkReply(due, say, undefined);
    case 'check':
      return checkReply(due, say, undefined);
  }
}
