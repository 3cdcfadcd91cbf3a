import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Reading } from '../../domain/conversation/plan.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf, writtenWords } from '../../interpretation/text/sentences.ts';
import { type Draft, withCleanSlate, withNothingAsked, withReplies, withState } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { playFlow } from '../flow/play.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import type { TurnContext } from '../turn-context.ts';
import { beyondDoubt } from './deciding-act.ts';
import { hear } from './hear.ts';
import { sayAndPutAgain } from './put-again.ts';

/** Asks "I read that as … Right?" before a doubtful reading counts; undefined if the reading has no name to ask by. */
export function confirmReading(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  reading: Reading,
): Draft | undefined {
  const { say, text } = context;
  const { open } = current;
  const name = nameOfReading(context, current, reading);
  if (name === undefined) return undefined;
  const isDestructive = reading.type === 'answered' && open.at.step.answers[reading.answer]?.isDestructive;
  return withReplies(withState(draft, { asked: { type: 'confirm', path: open.at.path, reading, words: text } }), {
    kind: open.phase === 'question' ? 'question' : 'check',
    ...stepName(open.at),
    text: say(isDestructive ? 'confirm-careful' : 'confirm', { answer: name }),
    choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
  });
}

/** Says what the step has for whoever lacks something that it takes, and asks whether it could not be done then. */
export function confirmHindered(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  remark: string,
): Promise<Draft> | Draft {
  const reading = readingToConfirm('could-not', current);
  const said = withReplies(draft, { kind: 'say', ...stepName(current.open.at), text: remark });
  const asked = reading && confirmReading(context, said, current, reading);
  return asked ?? sayAndPutAgain(context, draft, current, remark);
}

/** "Right": the reading counts, with the words in which it was given. */
export function takeConfirmed(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  asked: { readonly path: string; readonly reading: Reading; readonly words: string },
): Promise<Draft> | Draft | undefined {
  if (asked.path !== current.open.at.path) return undefined;
  return takeAnswer({ ...context, text: asked.words }, draft, current, { type: 'reading', reading: asked.reading });
}

/** Takes what is to be confirmed, if that is open, for words that take it for granted. */
export function confirmedBy(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
): ReturnType<typeof takeConfirmed> {
  const { asked } = draft.state;
  if (asked?.type !== 'confirm') return undefined;
  return takeConfirmed(context, withCleanSlate(draft), current, asked);
}

/** The share from which words beside a yes or no say something else than what is to be confirmed. */
const sureOtherwise = 0.6;

/**
 * A sentence that begins with a yes or no, to "do you mean …?": "yes, it is Wi-Fi" confirms, and "no no, it IS clean" says
 * what is meant instead. Undefined if it may as well be about something else.
 */
export function answerToConfirm(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan,
  asked: Parameters<typeof takeConfirmed>[3],
): Promise<Draft> | Draft | undefined {
  const { ear, text } = context;
  if (!ear) return undefined;
  const tokens = wordTokensOf(text, ear.lexicon);
  const end = tokens.findIndex((token) => !isIn(token, 'yes', 'no', 'courtesy'));
  const opener = tokens.slice(0, Math.max(0, end)).find((token) => isIn(token, 'yes', 'no'));
  if (!opener) return undefined;
  const rest = writtenWords(tokens.slice(end));
  const { acts = [] } = hear({ ...context, text: rest }, current)?.interpretation ?? {};
  const [act] = acts;
  const calm = withCleanSlate(draft);
  const sayWhat =
    act?.act === 'answer' && act.answer !== 'unsure' && act.share >= sureOtherwise ? act.answer : undefined;
  const isSame = asked.reading.type === 'answered' && sayWhat === asked.reading.answer;
  // "No, I haven't done that" only resembles what it denies.
  if (isSame && isIn(opener, 'no') && act && act.share < beyondDoubt) return undefined;
  if (isSame) return takeConfirmed(context, calm, current, asked);
  if (sayWhat !== undefined && isIn(opener, 'no')) {
    const reading = { type: 'answered', answer: sayWhat } as const;
    return takeAnswer({ ...context, text: rest }, calm, current, { type: 'reading', reading });
  }
  const isOtherwise = sayWhat !== undefined || (act && !besides.includes(act.act) && act.share >= sureOtherwise);
  return isIn(opener, 'yes') && !isOtherwise ? takeConfirmed(context, calm, current, asked) : undefined;
}

/** Acts that may stand beside a yes. */
const besides: readonly string[] = ['social', 'inform', 'correct', 'ask'];

/** "No, I didn't mean that": the question with all its answers. */
export function takeDenied(context: TurnContext, draft: Draft, { bundle, plan }: CurrentPlan): Promise<Draft> {
  return playFlow(context, withNothingAsked(draft), bundle, plan, {
    manner: 'again',
    withoutPath: true,
    lead: context.say('confirm-denied'),
  });
}

/** A reading by the words of its button. */
function nameOfReading({ say }: TurnContext, { open }: CurrentPlan, reading: Reading): string | undefined {
  switch (reading.type) {
    case 'answered':
      return open.at.step.answers[reading.answer]?.label;
    case 'solved':
      return say('button-solved');
    case 'no-effect':
      return say('button-no-effect');
    case 'could-not':
      return say('button-could-not');
    case 'unsure':
    case 'already':
    case 'skip':
    case 'returned':
    case 'carry-on':
    case 'landed':
    case 'learned':
      return undefined;
  }
}

/** What a doubtful report would be taken for. */
export function readingToConfirm(kind: string, { open }: CurrentPlan): Reading | undefined {
  if (open.phase === 'question' || open.phase === 'offer') return undefined;
  switch (kind) {
    case 'solved':
      return { type: 'solved' };
    case 'no-effect':
      return { type: 'no-effect' };
    case 'partly':
    case 'relapse':
      return { type: 'no-effect', note: kind };
    case 'could-not':
      return { type: 'could-not' };
    default:
      return undefined;
  }
}
