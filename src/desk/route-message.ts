import type { ButtonPick } from '../domain/conversation/pick.ts';
import { present } from '../domain/present.ts';
import { longestText, wordsOf } from '../domain/text/words.ts';
import { exactReply, prepareText, thumbOf } from '../flows/interpret/exact-reply.ts';
import { interpretPick } from '../flows/interpret/interpret-pick.ts';
import { isExactly } from '../flows/sayings/is-exactly.ts';
import { spokenCommand } from './commands.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { anotherDevice } from './flow/another-device.ts';
import { apologise, askAgain } from './flow/ask-again.ts';
import { currentPlan } from './flow/current-plan.ts';
import { meantFlow } from './flow/meant.ts';
import { lostContent, recalledFlow } from './flow/recall.ts';
import { rejectedFlow } from './flow/reject.ts';
import { reopenedFlow } from './flow/reopen.ts';
import { takeAnswer } from './flow/take-answer.ts';
import { anothersEpisode, anothersHandoff } from './group/anothers-episode.ts';
import { afterAlarm } from './handoff/after-alarm.ts';
import { noteTempers } from './handoff/note-tempers.ts';
import { alarmTakenBack } from './handoff/take-back-alarm.ts';
import { ticketStatus } from './handoff/ticket-status.ts';
import { whileWaiting } from './handoff/waiting.ts';
import type { Incoming } from './incoming.ts';
import { foreignText } from './intent/foreign-text.ts';
import { askWhat } from './intent/offer-again.ts';
import { readOpening } from './intent/read-opening.ts';
import { statedIntent } from './intent/stated-intent.ts';
import { withTopics } from './intent/topics.ts';
import { type Heard, hear } from './listening/hear.ts';
import { heardOutside } from './listening/heard-outside.ts';
import { heardReply } from './listening/heard-reply.ts';
import { danger } from './listening/warn.ts';
import { withoutRepeating } from './listening/without-repeating.ts';
import { offerLater } from './offers/offer-later.ts';
import { answerOffer, pendingOffer } from './offers/pending-offer.ts';
import { rating } from './offers/rating.ts';
import { ticketAddress } from './offers/ticket-address.ts';
import type { TurnContext } from './turn-context.ts';

/** One thing that a message can be: answers it as that, or gives undefined and leaves it to the next reader. */
type Reader = (incoming: Incoming) => Promise<Draft | undefined> | Draft | undefined;

/**
 * What a message can be, in the order in which it is tried; the first reader that answers is the last one asked. Danger
 * comes before everything, and behind it that it was none. The four after them tell whose conversation it is, and what was
 * said about the danger; behind those it is the bot's.
 */
export const readers: readonly Reader[] = [
  danger,
  alarmTakenBack,
  leftToAgent,
  afterAlarm,
  whileWaiting,
  anothersEpisode,
  rating,
  ticketAddress,
  ticketStatus,
  recalledFlow,
  lostContent,
  tappedButton,
  calledByName,
  unreadableText,
  spokenCommand,
  foreignText,
  pendingOffer,
  meantFlow,
  anotherDevice,
  rejectedFlow,
  heardReply,
  heardOutside,
  reopenedFlow,
  bareReply,
  statedIntent,
];

/** Has a message answered by the first reader that can. */
export async function routeMessage(said: TurnContext, draft: Draft): Promise<Draft> {
  const { asked } = draft.state;
  // Stars and an address are asked for in words of their own.
  const isYesOrNo = asked !== undefined && asked.type !== 'rating' && asked.type !== 'mail';
  const context = isYesOrNo ? withThumbInWords(said) : said;
  const current = draft.state.owner.type === 'bot' ? await currentPlan(context, draft.state) : undefined;
  const { text, content, ear } = context;
  const exact = current && exactReply(current.open, text, content.phrases, ear?.lexicon.words.thumbs);
  let listened: { readonly heard: Heard | undefined } | undefined;
  const heard = () => {
    listened ??= { heard: hear(context, current) };
    return listened.heard;
  };
  const incoming = { context, draft, current, exact, heard };
  for (const read of readers) {
    const reading = read(incoming);
    // Most say at once that it is not theirs, and nothing is waited for.
    const answered = reading instanceof Promise ? await reading : reading;
    if (!answered) continue;
    // Read already by whoever answered, and read once. Without a question nothing is a reply.
    const verdicts = present({
      reply: current && listened?.heard?.interpretation.verdict,
      opening: read === statedIntent ? readOpening(context).verdict.type : undefined,
    });
    if (answered.aside) return { ...answered, verdicts };
    const safe = withDangerOver(draft, answered);
    const told = await noteTempers(incoming, await withoutRepeating(context, offerLater(context, safe)));
    return { ...told, verdicts };
  }
  return draft;
}

/** A thumb to what was offered says yes or no. */
function withThumbInWords(context: TurnContext): TurnContext {
  const { text, ear, content } = context;
  const turn = ear && thumbOf(text, ear.lexicon.words.thumbs);
  const word = turn && content.phrases.hears[turn][0];
  return word === undefined ? context : { ...context, text: word };
}

/** Whoever goes on in a flow, ends it or begins another one has left the danger behind that they were warned of. */
function withDangerOver({ state: before }: Draft, after: Draft): Draft {
  const { danger, episode } = after.state;
  if (danger === undefined || danger !== before.danger) return after;
  const isMoved =
    before.episode?.id !== episode?.id || before.episode?.plan.trail.length !== episode?.plan.trail.length;
  return isMoved ? withState(after, { danger: undefined }) : after;
}

/** An agent has the conversation: the message is theirs to answer. */
function leftToAgent(incoming: Incoming): Promise<Draft> | undefined {
  const { draft } = incoming;
  const { owner } = draft.state;
  if (owner.type !== 'agent') return undefined;
  return anothersHandoff(incoming, owner.handoff).then((anothers) => anothers ?? draft);
}

/** A tapped button: a live one does what it says; after a stale one, what is open is asked again. */
async function tappedButton(incoming: Incoming): Promise<Draft | undefined> {
  const { context, draft, current } = incoming;
  const { tap, say } = context;
  if (!tap) return undefined;
  const taken = tap.reply === draft.state.openReply && tap.pick && (await takePick(incoming, tap.pick));
  return taken || askAgain(context, draft, current, say('stale'));
}

async function takePick({ context, draft, current }: Incoming, pick: ButtonPick): Promise<Draft | undefined> {
  const answered = await answerOffer(context, draft, pick, current);
  if (answered && (pick.type !== 'person' || !current)) return answered;
  if (!current) return undefined;
  const heard = interpretPick(current.open, pick);
  return heard.type === 'nothing' ? undefined : takeAnswer(context, draft, current, heard);
}

/** The bot's name and nothing else: it is there, and asks what is open, or what is wrong. */
function calledByName({ context, draft, current }: Incoming): Promise<Draft> | Draft | undefined {
  const { body } = context.input;
  if (body.type !== 'message' || !body.called) return undefined;
  // Who had not been greeted has been just now, with the topics.
  return context.conversation.state.greeted ? askAgain(context, draft, current) : draft;
}

/** No words, or far too many: says so, and asks what is open again. */
function unreadableText({ context, draft, current, exact, heard }: Incoming): Promise<Draft> | Draft | undefined {
  const { text, say } = context;
  const saying = wordsOf(text).length === 0 ? 'no-words' : text.length > longestText ? 'too-long' : undefined;
  if (!saying) return undefined;
  // A thumb is no word, and says yes or no.
  const isHeard = exact !== undefined || (heard()?.interpretation.verdict ?? 'unheard') !== 'unheard';
  if (saying === 'no-words' && current && isHeard) return undefined;
  const { body } = context.input;
  if (saying === 'no-words' && body.type === 'message' && (body.files?.length || body.missing?.length)) {
    // Nobody has failed: a colleague will see what is kept, and what was open is asked again.
    const told = say(body.files?.length ? 'file-kept' : 'file-not-taken');
    if (!current) return withTopics(context, draft, told);
    return askAgain(context, withReplies(draft, { kind: 'say', text: told }), current);
  }
  if (!current) return apologise(context, draft, saying);
  return askAgain(context, withReplies(draft, { kind: 'apology', text: say(saying) }), current);
}

/** A mere yes or no where nothing is open names no problem. */
function bareReply({ context, draft, current }: Incoming): Draft | undefined {
  const { text, content, say, tap } = context;
  if (current || tap) return undefined;
  const prepared = prepareText(text, content.phrases);
  const { yes, no } = content.phrases.hears;
  if (isExactly(prepared, yes)) return askWhat(context, draft);
  return isExactly(prepared, no) ? withReplies(draft, { kind: 'say', text: say('outside-no') }) : undefined;
}
