import type { Context } from '../context.ts';
import type { Ear } from '../ear.ts';
import { isPlainSuccess } from '../text/is-plain-success.ts';
import type { Message } from '../text/message.ts';
import { type Answered, probabilityOf, unanswered } from './answered.ts';
import { readPolar } from './polar.ts';

/** What a message says to the check after a fix: that it is solved, only if it says so plainly, or that nothing changed. */
export function readReport({ sentences, asking }: Message, context: Context, ear: Ear): Answered {
  if (context.phase !== 'check' && context.phase !== 'parked' && context.phase !== 'fix') return unanswered;
  if (asking.some((asks) => asks !== undefined)) return unanswered;
  const { score, words, sentence, hasContent } = readPolar(context, sentences, ear);
  if (Math.abs(score) < 1) return unanswered;
  if (score > 0 && !isPlainSuccess(sentences, asking)) return unanswered;
  const kind = score > 0 ? 'solved' : 'no-effect';
  const isAboutElse = !hasContent && sentences.some(({ tokens }) => tokens.some(({ groups }) => groups.size === 0));
  return {
    ...unanswered,
    acts: [
      {
        act: 'report',
        kind,
        share: Math.min(isAboutElse ? (score > 0 ? sureOfBareYes : sureOfBareNo) : 1, probabilityOf(Math.abs(score))),
        words,
        clause: sentence,
      },
    ],
    hasContent,
  };
}

/** How sure a mere yes is of success where other words follow it that the check did not ask about: "yes, on holiday". */
const sureOfBareYes = 0.7;

/** The same of a mere no: "no, I told you that there is room". It would be put down that a fix has not helped. */
const sureOfBareNo = 0.55;
