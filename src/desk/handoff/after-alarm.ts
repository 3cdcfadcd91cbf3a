import { actName, type KindOf } from '../../domain/content/acts.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Reply } from '../../domain/conversation/reply.ts';
import { commandOf } from '../../flows/interpret/command-of.ts';
import { dangersIn } from '../../interpretation/acts/danger-in.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import type { Incoming } from '../incoming.ts';
import { followVerdict } from '../intent/follow-verdict.ts';
import { pickOf } from '../offers/pick-of.ts';
import { pluggedIn } from '../questions/about-water.ts';
import { answerInDanger, dangerNamed } from '../questions/answer-in-danger.ts';
import { asksByForm } from '../questions/answer-questions.ts';
import type { TurnContext } from '../turn-context.ts';

/** Minimum fit to what is listed while the danger is all there is to talk about. */
const likely = 0.5;

/** The same where a flow is open, whose own answers are asked for just as often, and for what may call the bot. */
const sure = 0.9;

/**
 * "Should I call 112?", "can I go back in?", "it's out now": what people ask and tell after an alarm, answered from
 * what is listed for that danger. Left to an agent who has the conversation.
 */
export function afterAlarm(incoming: Incoming): Promise<Draft> | Draft | undefined {
  const { context, draft, current } = incoming;
  const text = answerAfterAlarm(incoming);
  if (text === undefined) return undefined;
  const { owner, asked } = draft.state;
  const { say } = context;
  if (owner.type === 'waiting')
    return withReplies(withState(draft, { owner: { ...owner, acknowledged: true } }), {
      kind: 'notice',
      text,
      choices: [choiceOf(say('button-bot'), { type: 'bot' })],
    });
  const answered = withReplies(draft, { kind: 'say', text });
  // "It isn't plugged in": nobody is in danger, and what was open goes on.
  if (isUnplugged(context)) {
    const calm = withState(answered, { danger: undefined, asked: undefined });
    if (current) return askAgain(context, calm, current);
    // The problem that was told along with it.
    return asked?.type === 'danger'
      ? followVerdict(context, calm, context.classifier.understand(asked.words), asked.words)
      : calm;
  }
  if (asked?.type !== 'danger') return current ? askAgain(context, answered, current) : answered;
  return withReplies(answered, offerOfPerson(context));
}

/** "Shall I get a person?", or to carry on with what was open. */
export function offerOfPerson({ say }: TurnContext): Reply {
  return {
    kind: 'offer',
    text: say('person-offer'),
    choices: [
      choiceOf(say('button-person'), { type: 'person' }),
      choiceOf(say('button-carry-on'), { type: 'carry-on' }),
    ],
  };
}

/** What is listed to be said to a message after an alarm; undefined where there was none, or nothing listed fits. */
function answerAfterAlarm(incoming: Incoming): string | undefined {
  const { context, draft, current, exact } = incoming;
  const { danger, owner, asked } = draft.state;
  const kind = dangerNamed(danger);
  if (kind === undefined || owner.type === 'agent' || context.tap || exact) return undefined;
  // "What now?" asks for help, and after an alarm for that with the danger.
  const command = commandOf(context.text, context.content.phrases);
  if (command !== undefined && command !== 'help') return undefined;
  // "Shall I get a person?" is answered first.
  if (asked?.type === 'danger' && !isUnplugged(context) && pickOf(context, asked, false)) return undefined;
  const isAllThereIs = owner.type === 'waiting' || asked?.type === 'danger';
  if (!isAllThereIs && !wasSaidLately(context, kind)) return undefined;
  // "But it's full all the same" is said of the storage, although water was spoken of.
  if (!isAllThereIs && current !== undefined && !namesDanger(context, kind)) return undefined;
  return answerInDanger(context, kind, callsTheBot(incoming) || !isAllThereIs ? sure : likely);
}

/** Whether a message has a word of a danger, or says whether the thing is plugged in. */
function namesDanger({ text, content: { phrases }, ear }: TurnContext, kind: KindOf<'urgent'>): boolean {
  const name = actName({ act: 'urgent', kind });
  if (!ear) return false;
  const isNamed = dangersIn(text, ear).has(name) || dangersIn(text, ear, 'denied').has(name);
  return isNamed || pluggedIn(text, phrases) !== undefined;
}

/** "It's not plugged in" */
function isUnplugged({ text, content: { phrases }, conversation: { state } }: TurnContext): boolean {
  return state.danger === 'water' && pluggedIn(text, phrases)?.isDenied === true;
}

/** Minimum share of asking after the bot or the colleague, or of wanting either, which is answered as such. */
const sureOfCall = 0.6;

/** "Are you there?", "when does your colleague come?", "thanks" */
function callsTheBot({ heard }: Incoming): boolean {
  const [act] = heard()?.interpretation.acts ?? [];
  if (act === undefined || act.share < sureOfCall) return false;
  if (act.act === 'ask') return act.kind === 'status' || act.kind === 'are-you-a-bot';
  if (act.act === 'wish') return act.kind === 'bot' || act.kind === 'person';
  return act.act === 'social' && act.kind === 'thanks';
}

/** Whether a new alarm is one more word about the danger just warned of, which is answered like any other. */
export function isAboutAlarm(incoming: Incoming, kind: string): boolean {
  const { context, draft } = incoming;
  const isSame = draft.state.danger === kind;
  if (!isSame && !(context.ear && asksByForm(context.text, context.ear))) return false;
  return answerAfterAlarm(incoming) !== undefined;
}

/** Whether the last things said were about that danger: days later "what do I do now?" is about something else. */
function wasSaidLately(
  { conversation: { state }, content: { urgent } }: TurnContext,
  kind: NonNullable<ReturnType<typeof dangerNamed>>,
): boolean {
  if (!urgent) return false;
  const { say, again, faq = [] } = urgent.advice[kind];
  const said = [say, again, ...faq.map((each) => each.say), ...urgent.faq.map((each) => each.say)];
  return (state.lastSaid ?? []).some((text) => said.some((each) => text.startsWith(each)));
}
