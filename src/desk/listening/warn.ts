import { actName, type KindOf } from '../../domain/content/acts.ts';
import { openHandoff } from '../../domain/conversation/owner.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { yesOrNoOf } from '../../flows/interpret/yes-or-no.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { dangersIn, saysNoToEcho } from '../../interpretation/acts/danger-in.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { type WordToken, wordTokensOf } from '../../interpretation/text/sentences.ts';
import { type Draft, withHandoff, withReplies, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { takeAnswer } from '../flow/take-answer.ts';
import { isOfAnother } from '../group/anothers-episode.ts';
import { isAboutAlarm, offerOfPerson } from '../handoff/after-alarm.ts';
import { mailAtOnce } from '../handoff/mail.ts';
import { handOff } from '../handoff/request.ts';
import type { Incoming } from '../incoming.ts';
import { followVerdict } from '../intent/follow-verdict.ts';
import { readOffer } from '../offers/read-offer.ts';
import { answerAboutWater, pluggedIn, waterName } from '../questions/about-water.ts';
import { losses, ofThings } from '../questions/answer-in-danger.ts';
import type { TurnContext } from '../turn-context.ts';
import { alarmIn } from './alarm-in.ts';
import { answersChanged } from './earlier-answers.ts';
import { hear } from './hear.ts';

type Danger = KindOf<'urgent'>;

/**
 * Danger to a person or a device, before everything and in every state: says what to do now, has a person called, and
 * puts it on record. While an agent has the conversation it is only put on record: only the owner speaks.
 */
export async function danger(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft, current } = incoming;
  if (context.tap || incoming.exact) return undefined;
  // "No, no danger" answers whether there is any.
  if (draft.state.asked?.type === 'alarm' && isNo(context)) return undefined;
  const alarm = alarmIn(incoming.heard()?.interpretation.acts ?? []);
  // "It's still smoking", "can I pour water on it?": said of the danger just warned of.
  if (alarm && isAboutAlarm(incoming, alarm.kind)) return undefined;
  const answered = answersWhatIsAsked(incoming, alarm?.kind);
  if (answered) return answered;
  if (!alarm || (passing.includes(alarm.kind) && isLongAgo(context, alarm.kind))) return undefined;
  if (alarm.isSure) return warn(context, draft, current, alarm.kind);
  if (draft.state.owner.type !== 'bot' || picksWhatIsOffered(context, draft)) return undefined;
  if (isAnswerChanged(incoming, alarm.kind) || isMatterOfFlow(incoming, alarm.kind)) return undefined;
  return askAboutDanger(context, draft, alarm.kind);
}

/** Dangers that are over with time: a phone that fell into a pool last year is dry. */
const passing: readonly Danger[] = ['water', 'shock'];

/**
 * Whether a danger is told in a clause that says that it was long ago, or beside one that says nothing else: "it fell into the
 * pool, but that was last year". What hangs on the mains, or goes on now, is not over.
 */
function isLongAgo({ text, content: { phrases }, ear }: TurnContext, kind: Danger): boolean {
  if (!ear || pluggedIn(text, phrases)?.isTold) return false;
  if (wordTokensOf(text, ear.lexicon).some((token) => isIn(token, 'changing'))) return false;
  const saysNothingElse = (words: string) => !wordTokensOf(words, ear.lexicon).some((token) => isNaming(token));
  return clausesOf(text, ear).some(
    (clause) =>
      holdsSaying(prepareText(clause.text, phrases), phrases.hears['long-ago']) &&
      (dangersIn(clause.text, ear).has(actName({ act: 'urgent', kind })) || saysNothingElse(clause.text)),
  );
}

/** A word that names a thing or a deed; a time does not. */
function isNaming(token: WordToken): boolean {
  return token.groups.size === 0 && token.number === undefined && !token.isAmount;
}

/**
 * "Dropped it in the sink", where it is asked whether it got wet: says yes, and the step says what to do; "in the pool, last
 * year" and "a bath? nope" say no. What hangs on the mains is warned of.
 */
function answersWhatIsAsked({ context, draft, current, exact, heard }: Incoming, alarm: Danger | undefined) {
  const { ear, text, content } = context;
  if (!current || !ear || exact || (alarm !== undefined && alarm !== 'water')) return undefined;
  // Most messages are said where something else is asked.
  const wet = answerAboutWater(current.open, 'wrong', ear);
  const dry = answerAboutWater(current.open, 'fine', ear);
  if ((wet === undefined && dry === undefined) || isOfAnother(context)) return undefined;
  const isDenied = alarm === undefined && saysNoToEcho(text, ear);
  const isOver = (isDenied || isLongAgo(context, 'water')) && dangersIn(text, ear).has(waterName);
  if (!isOver && (!alarm || pluggedIn(text, content.phrases)?.isTold)) return undefined;
  const answer = isOver ? dry : wet;
  if (answer === undefined) return undefined;
  const [first] = heard()?.interpretation.acts.filter(({ act }) => act !== 'urgent') ?? [];
  // "Yes, it fell in the sink last week"
  const isOpened = isIn(wordTokensOf(text, ear.lexicon)[0], 'yes');
  if ((!isOver || isOpened) && first?.act === 'answer' && first.answer !== answer) return undefined;
  return takeAnswer(context, draft, current, { type: 'reading', reading: { type: 'answered', answer } });
}

/** A suspicion of what harms nobody is left to the flow that is open, or that the words surely name. */
function isMatterOfFlow({ context: { classifier, content, text }, current }: Incoming, kind: Danger): boolean {
  if (!ofThings.includes(kind)) return false;
  if (current) return true;
  const { verdict } = classifier.understand(text);
  return losses.includes(kind) && verdict.type === 'sure' && content.flows[verdict.intent] !== undefined;
}

/** "Wait, it did get wet, in the rain yesterday": what might be a danger to a thing takes an earlier answer back. */
function isAnswerChanged({ context, current, heard }: Incoming, kind: Danger): boolean {
  const said = heard();
  const { ear } = context;
  if (!ofThings.includes(kind) || !current || !said || !ear) return false;
  return answersChanged(context, current, said, ear).length > 0;
}

function isNo({ text, content: { phrases } }: TurnContext): boolean {
  return yesOrNoOf(prepareText(text, phrases), phrases.hears) === 'no';
}

/** "The phone", of iPhone storage and iCloud storage, only sounds like what people say whose phone fell into water. */
function picksWhatIsOffered(context: TurnContext, { state: { asked } }: Draft): boolean {
  return asked?.type === 'intents' && readOffer(context, asked)?.type === 'picked';
}

/** "Is anybody in danger?", where words may tell of it or not. */
function askAboutDanger({ say, text }: TurnContext, draft: Draft, kind: Danger): Draft {
  return withReplies(withState(draft, { asked: { type: 'alarm', kind, words: text } }), {
    kind: 'offer',
    text: say(losses.includes(kind) ? 'loss-ask' : 'urgent-ask'),
    choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
  });
}

/** Says what to do in a danger, and has a person called. */
export async function warn(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan | undefined,
  kind: Danger,
): Promise<Draft> {
  const isAgain = draft.state.danger === kind;
  const noted = withState(draft, { danger: kind });
  if (draft.state.owner.type === 'agent') return withDangerNoted(context, noted, kind);
  const text = await warning(context, kind, isAgain);
  const warned = text === undefined ? noted : withReplies(noted, { kind: 'say', text });
  if (draft.state.owner.type === 'waiting') return withDangerNoted(context, warned, kind);
  if (isAgain) return warned;
  return ofThings.includes(kind) ? withOffer(context, warned) : handOff(context, warned, 'danger', current);
}

/**
 * Danger told by mail: what to do now stands in the conversation and goes back by mail at once, whoever has the
 * conversation, for an agent may read the mail in hours. Undefined for words that tell of none for certain.
 */
export async function warnByMail(
  context: TurnContext,
  draft: Draft,
  handoff: string,
): Promise<{ readonly draft: Draft; readonly kind: Danger } | undefined> {
  const alarm = alarmIn(hear(context, undefined)?.interpretation.acts ?? []);
  if (!alarm?.isSure) return undefined;
  const { kind } = alarm;
  const text = await warning(context, kind, draft.state.danger === kind);
  const noted = withState(draft, { danger: kind });
  if (text === undefined) return { draft: noted, kind };
  return { draft: await mailAtOnce(context, withReplies(noted, { kind: 'notice', text }), handoff), kind };
}

/** "No, it's not that": says that it is glad, and goes back to what was open, or to the words that made it ask. */
export function falseAlarm(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan | undefined,
  words: string,
): Promise<Draft> | Draft {
  const relieved = withReplies(draft, { kind: 'say', text: context.say('urgent-false-alarm') });
  // What sounded like danger is the problem that somebody came with.
  return current
    ? askAgain(context, relieved, current)
    : followVerdict({ ...context, text: words }, relieved, context.classifier.understand(words), words);
}

/** Offers a person, or to carry on with what was open. */
function withOffer(context: TurnContext, draft: Draft): Draft {
  const asking = withState(draft, { asked: { type: 'danger', words: context.text } });
  return withReplies(asking, offerOfPerson(context));
}

/** What to do now, and that a colleague is called, or that nobody can come. */
async function warning(context: TurnContext, kind: Danger, isAgain: boolean): Promise<string | undefined> {
  const { content, staff, now } = context;
  const { urgent } = content;
  if (!urgent) return undefined;
  const advice = urgent.advice[kind];
  if (isAgain) return advice.again;
  if (ofThings.includes(kind)) return advice.say;
  const { present } = await staff(content.desk.teams[0]?.id ?? 'desk', now);
  return `${advice.say} ${present ? urgent.colleague : urgent.colleagueAway}`;
}

/** The open handoff is marked, so that agents see what was said in it. */
async function withDangerNoted(context: TurnContext, draft: Draft, kind: Danger): Promise<Draft> {
  const open = openHandoff(draft.state.owner);
  const stored = open === undefined ? undefined : await context.handoff(open);
  return stored ? withHandoff(draft, { ...stored, danger: kind }, 'updated') : draft;
}
