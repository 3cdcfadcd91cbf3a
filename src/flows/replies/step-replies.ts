import type { Step } from '../../domain/content/flow.ts';
import { matterOf } from '../../domain/content/matter-of.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import type { Scene } from '../../domain/ports/player.ts';
import type { OpenStep, StepPosition } from '../position/walk-flow.ts';
import { drawPath, drawPathsIn, setsState } from './draw-path.ts';
import { paragraphs, runOn } from './join-paragraphs.ts';
import type { Say } from './say.ts';

/** A check offers "not yet" if the fix takes at least this many minutes. */
const slowFix = 5;

/** The names that a reply about a step carries. */
export function stepName({ flow, step }: StepPosition): Pick<Reply, 'flow' | 'step'> {
  return { flow: flow.id, step: step.id };
}

/** The question of a step with its buttons. `only` limits them to the answers that the words fitted. */
export function questionReply(
  { at }: Pick<OpenStep, 'at'>,
  say: Say,
  lead: string | undefined,
  { withoutPath, only }: Pick<Scene, 'withoutPath' | 'only'> = {},
): Reply {
  const { step } = at;
  const choices = step.answers.map(({ label }, index) => choiceOf(label, { type: 'answer', index }));
  if (only)
    return {
      kind: 'question',
      ...stepName(at),
      text: runOn(lead, say('which')),
      choices: choices.filter((_, index) => only.includes(index)),
    };
  const where =
    step.path && !withoutPath ? say('where', { path: drawPath(step.path, { withState: false }) }) : undefined;
  return {
    kind: 'question',
    ...stepName(at),
    text: paragraphs(runOn(lead, drawPathsIn(step.ask ?? '')), where, where && linkTo(step, say)),
    choices: [...choices, choiceOf(say('button-unsure'), { type: 'unsure' })],
  };
}

/** The link by which the system opens the setting of a step, if it has one. */
function linkTo({ opens }: Pick<Step, 'opens'>, say: Say): string | undefined {
  return opens && `[${say('opens')}](${opens})`;
}

/** The fix that belongs to the answer, with the way there and the time it takes. */
export function fixReply({ at, answer }: Pick<OpenStep, 'at' | 'answer'>, say: Say, lead: string | undefined): Reply {
  const { step } = at;
  const fix = drawPathsIn((answer?.fix ?? step.fix ?? '').trim());
  const opening = step.ask === undefined ? lead : runOn(lead, say('wrong'));
  const shown = step.path !== undefined && (step.ask === undefined || setsState(step.path)) ? step.path : undefined;
  const minutes = step.minutes !== undefined && !step.parks ? say('minutes', { minutes: step.minutes }) : undefined;
  const isOneLine = !fix.includes('\n');
  return {
    kind: 'fix',
    ...stepName(at),
    text: paragraphs(
      runOn(opening, isOneLine && minutes ? `${fix} ${minutes}` : fix),
      shown && say('where', { path: drawPath(shown, { withState: true }) }),
      shown !== undefined || step.ask === undefined ? linkTo(step, say) : undefined,
      isOneLine ? undefined : minutes,
    ),
  };
}

/** "This may close the chat; come back with any word." */
export function parkNotice({ at }: Pick<OpenStep, 'at'>, say: Say, text?: string): Reply {
  return {
    kind: 'notice',
    ...stepName(at),
    text: text ?? say('park', { minutes: at.step.minutes ?? slowFix }),
    choices: [choiceOf(say('button-back-again'), { type: 'returned' })],
  };
}

/** "Did that solve it?" */
export function checkReply({ at }: Pick<OpenStep, 'at'>, say: Say, lead: string | undefined): Reply {
  const { step, flow } = at;
  return {
    kind: 'check',
    ...stepName(at),
    text: runOn(lead, step.check ?? flow.check ?? say('check')),
    choices: [
      choiceOf(say('button-solved'), { type: 'solved' }),
      choiceOf(say('button-no-effect'), { type: 'no-effect' }),
      choiceOf(say('button-could-not'), { type: 'could-not' }),
      ...((step.minutes ?? 0) >= slowFix ? [choiceOf(say('button-not-yet'), { type: 'not-yet' })] : []),
    ],
  };
}

/** "That part still isn't solved: a person, or carry on?" */
export function carryOnOffer({ at }: Pick<OpenStep, 'at'>, say: Say, lead: string | undefined): Reply {
  return {
    kind: 'offer',
    ...stepName(at),
    text: runOn(lead, say('call-unsolved', { title: matterOf(at.flow) })),
    choices: [
      choiceOf(say('button-person'), { type: 'person' }),
      choiceOf(say('button-carry-on'), { type: 'carry-on' }),
    ],
  };
}

/** The answers a person can give where the plan stands, as one sentence. */
export function acceptedAnswers(due: OpenStep, phrases: Phrases, say: Say): string {
  const labels =
    due.phase === 'question'
      ? due.at.step.answers.map(({ label }) => label)
      : due.phase === 'offer'
        ? [say('button-person'), say('button-carry-on')]
        : [phrases.says['button-solved'][0], phrases.says['button-no-effect'][0], phrases.says['button-could-not'][0]];
  return say('accepted', { answers: labels.map((words) => say('quoted', { words })).join(', ') });
}

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
