import { beyondMending, type KindOf } from '../../domain/content/acts.ts';
import type { Flow } from '../../domain/content/flow.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { hour } from '../../domain/time.ts';
import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { type Clause, clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { runCommand } from '../commands.ts';
import { type Draft, withCleanSlate, withReplies, withState } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { Incoming } from '../incoming.ts';
import { followIntent } from '../intent/follow-verdict.ts';
import { greetAgain } from '../intent/greet.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import { offerAgain } from '../intent/offer-again.ts';
import { readOpening } from '../intent/read-opening.ts';
import { withTopics } from '../intent/topics.ts';
import { asksByForm } from '../questions/answer-questions.ts';
import { meaningsIn } from '../questions/explain.ts';
import { resemblance } from '../questions/resemblance.ts';
import type { TurnContext } from '../turn-context.ts';
import { grantLanguage } from './grant-language.ts';
import { withMood, wordsForMood } from './meet-mood.ts';
import { brokenThing, referElsewhere, understandOurs } from './refer-elsewhere.ts';
import { reportAfterwards } from './reports/report-afterwards.ts';

/** Minimum share of another act for a message not to be read as a problem. */
const sureEnough = 0.7;

/**
 * Outside of flows: what is not a problem but a question to the bot, a wish, a mood, or another device. A message that
 * the classifier is sure of is a problem, whatever else it may sound like, unless it asks for a person or a courtesy.
 */
export function heardOutside(incoming: Incoming): Promise<Draft> | Draft | undefined {
  const { context, draft, current } = incoming;
  if (current || context.tap) return undefined;
  const subject = brokenThing(context);
  if (worksStill(context, draft) && !namesAnother(context, draft))
    return withReplies(withCleanSlate(draft), {
      kind: 'say',
      text: context.say('outside-works-now'),
    });
  const opening = readOpening(context).verdict;
  const isAboutOffer = asksOfOffer(incoming);
  const isProblem = opening.type === 'sure' && context.content.flows[opening.intent] !== undefined && !isAboutOffer;
  const foreseen = isProblem ? undefined : foreseenOutside(context);
  if (foreseen !== undefined) return sayBeside(context, draft, foreseen);
  if (subject?.type === 'elsewhere' && !isLookedAtLast(context, draft, subject.kind)) {
    const referral = referElsewhere(context, subject.kind);
    if (referral !== undefined) return withTopics(context, withCleanSlate(draft), referral);
  }
  const acts = incoming.heard()?.interpretation.acts ?? [];
  // "The watch still shows messages" beside an iPhone that is frozen.
  const [first] =
    subject?.type === 'ours'
      ? acts.filter((each) => each.act !== 'elsewhere' || beyondMending.includes(each.kind))
      : acts;
  const act = first && (angerBeside(first, acts) ?? first);
  const { verdict } = understandOurs(context);
  if (asksForPerson(context)) return handOff(context, draft, 'asked');
  const isPerson = verdict.type === 'sure' && verdict.intent === 'talk-to-agent';
  const isBroken = act?.act === 'elsewhere' && beyondMending.includes(act.kind) && act.share >= nearlySure;
  if (
    act &&
    (act.share >= sureEnough || act !== first) &&
    (isBroken || (!isProblem && (isAboutOffer || !namesProblem(act, incoming))))
  ) {
    const answered = answerAct(context, draft, act);
    if (answered) return answered;
  }
  // Courtesy and calls for help sound like it: whoever has not asked for a person is asked.
  return isPerson ? offerPerson(context, draft) : undefined;
}

/** Minimum share for a clause to ask for a person, whatever problem is told beside it. */
const outright = 0.95;

/** "Can someone ring me please, my phone won't charge" */
function asksForPerson({ text, ear }: TurnContext): boolean {
  const clauses = ear ? clausesOf(text, ear) : [];
  const asks = (clause: Clause) =>
    ear?.readActs(clause.text).some(({ kind, share }) => kind === 'wish.person' && share >= outright) === true;
  return clauses.length > 1 && clauses.some(asks);
}

/** Minimum share for anger beside thanks, which then are none. */
const sureAnger = 0.6;

/** "Your update broke everything, cheers for that" */
function angerBeside(first: Performed, acts: readonly Performed[]): Performed | undefined {
  if (first.act !== 'social' || first.kind !== 'thanks') return undefined;
  return acts.find((act) => act.act === 'social' && act.kind === 'anger' && act.share >= sureAnger);
}

/** Minimum resemblance to a question that was foreseen for all flows where none is open. */
const leastLike = 0.9;

/** What is said anywhere to a question that was foreseen for all flows: "then who can help me?" */
function foreseenOutside({ text, content, ear }: TurnContext): string | undefined {
  if (!ear || !asksByForm(text, ear)) return undefined;
  const { faq = [] } = content.questionsBack;
  const found = faq.find((each) => resemblance(text, each, ear) >= leastLike);
  return found && drawPathsIn(found.say);
}

/** The flow that was solved a moment ago, if any. */
function solvedFlow({ content, now }: TurnContext, { state: { last } }: Draft): Flow | undefined {
  if (last?.outcome !== 'resolved' || now - last.at >= content.desk.reopenHours * hour) return undefined;
  return content.flows[last.plan.flow];
}

/** Whether somebody says once more that what was solved works. */
function worksStill(context: TurnContext, draft: Draft): boolean {
  const flow = solvedFlow(context, draft);
  const report = flow && reportAfterwards(context, flow);
  return report === 'solved' || report === 'done';
}

/** Whether words surely name another problem than the one that was solved: "my storage is full", once it charges. */
function namesAnother(context: TurnContext, { state: { last } }: Draft): boolean {
  const { verdict } = readOpening(context);
  return (
    verdict.type === 'sure' && context.content.flows[verdict.intent] !== undefined && verdict.intent !== last?.plan.flow
  );
}

/** Whether the flow that was solved looks at another device as well: "it isn't solved, the iPad shows nothing". */
function isLookedAtLast(context: TurnContext, draft: Draft, kind: string): boolean {
  return solvedFlow(context, draft)?.alsoOn?.includes(kind) ?? false;
}

/** Minimum share at which a message is about a flow's problem although it wishes or greets as well. */
const nearlySure = 0.9;

/**
 * Whether the classifier, which is not sure, takes a message for a problem rather than for this act: "could you tell me
 * why my photos aren't uploading" asks nothing back.
 */
function namesProblem(performed: Performed, { context }: Incoming): boolean {
  const { act } = performed;
  const { content } = context;
  const { verdict, ranking } = understandOurs(context);
  if (verdict.type !== 'torn') return false;
  const isTorn = verdict.between.some((intent) => content.flows[intent] !== undefined);
  if (act === 'ask') return isTorn;
  // "I want my 5G back", "new photos missing on the Mac": whoever may have a problem of ours is asked before they are
  // sent away.
  if (act === 'elsewhere') {
    const { kind, share } = performed;
    const isLookedAt = verdict.between.some((intent) => content.flows[intent]?.alsoOn?.includes(kind));
    return isLookedAt || (isTorn && kind === 'other-matter' && share < nearlySure);
  }
  const [first] = ranking;
  const isNearlySure = first !== undefined && first.share >= nearlySure && content.flows[first.intent] !== undefined;
  return (act === 'social' || act === 'wish') && isNearlySure;
}

/** At an offer "will I lose my photos?" asks about what is on offer. */
function asksOfOffer({ draft, heard }: Incoming): boolean {
  if (draft.state.asked?.type !== 'intents') return false;
  const [act] = heard()?.interpretation.acts ?? [];
  return act?.act === 'ask' && act.share >= sureEnough && ofAnyFix.includes(act.kind);
}

/** Questions that any fix may bring. */
const ofAnyFix: readonly KindOf<'ask'>[] = ['safe', 'cost', 'how-long', 'how-many-more', 'what-happens'];

function answerAct(context: TurnContext, draft: Draft, act: Performed): Promise<Draft> | Draft | undefined {
  const { say } = context;
  const sayAndWait = (text: string) => withTopics(context, withCleanSlate(draft), text);
  switch (act.act) {
    case 'ask':
      if (act.kind === 'are-you-a-bot') return sayBeside(context, draft, say('ask-are-you-a-bot'));
      if (act.kind === 'status') return sayBeside(context, draft, say('status-here'));
      return answerQuestionOutside(context, draft, act.kind);
    case 'wish':
      switch (act.kind) {
        case 'person':
          return handOff(context, draft, 'asked');
        case 'help':
          return runCommand(context, draft, 'help', undefined);
        case 'start-over':
          return runCommand(context, draft, 'start-over', undefined);
        case 'language':
          return grantLanguage(context, draft, undefined);
        case 'leave':
          return greetAgain(context, draft, 'goodbye');
        case 'works-now':
          return withReplies(withState(draft, { lost: 0 }), { kind: 'say', text: say('outside-works-now') });
        case 'wait':
          return withReplies(draft, { kind: 'say', text: say('wish-wait') });
        case 'bot':
        case 'repeat':
        case 'slower':
        case 'back':
        case 'skip':
        case 'another-step':
          return undefined;
      }
      return undefined;
    case 'social': {
      if (act.kind === 'acknowledge' || act.kind === 'objection' || act.kind === 'small-talk') return undefined;
      if (act.kind === 'bye') return greetAgain(context, draft, 'goodbye');
      if (act.kind === 'thanks') return greetAgain(context, draft, 'thanks');
      // Whoever has left a flow and is back may go on with it.
      if (act.kind === 'greeting')
        return draft.state.asked?.type === 'left'
          ? followIntent(context, draft, 'greeting', undefined, context.text)
          : undefined;
      const text = wordsForMood(context, act.kind);
      return text === undefined ? undefined : withTopics(context, withMood(draft, act.kind), text);
    }
    case 'elsewhere': {
      const text = referElsewhere(context, act.kind);
      if (text === undefined) return undefined;
      // No flow mends it, but it is our device: somebody can help.
      if (beyondMending.includes(act.kind)) return offerPerson(context, withCleanSlate(draft), text);
      const said = sayAndWait(text);
      // What belongs to no known device may be a problem that the desk should learn.
      const { ranking } = context.classifier.understand(context.text);
      return act.kind === 'other-matter'
        ? withUnrecognised(context, said, context.text, { why: 'lost', ranking })
        : said;
    }
    case 'answer':
    case 'report':
    case 'inform':
    case 'correct':
    case 'problem':
    case 'urgent':
      return undefined;
  }
}

/** A question back before any flow is open: says what is true of all flows. */
function answerQuestionOutside(context: TurnContext, draft: Draft, kind: KindOf<'ask'>): Draft | undefined {
  const text = wordsOutside(context, kind);
  if (text !== undefined) return sayBeside(context, draft, text);
  if (kind !== 'other' || draft.state.asked?.type !== 'intents') return undefined;
  const { ranking } = context.classifier.understand(context.text);
  const kept = withUnrecognised(context, draft, context.text, { why: 'question', ranking });
  return sayBeside(context, kept, context.say('ask-unknown'));
}

/** Says something and leaves everything open: an offer stays, and without one the topics are shown. */
function sayBeside(context: TurnContext, draft: Draft, text: string): Draft {
  const { asked } = draft.state;
  return asked?.type === 'intents'
    ? offerAgain(context, withReplies(draft, { kind: 'say', text }), asked.intents)
    : withTopics(context, draft, text);
}

function wordsOutside(context: TurnContext, kind: KindOf<'ask'>): string | undefined {
  const { say, ear } = context;
  switch (kind) {
    case 'safe':
    case 'what-happens':
      return say('ask-outside-safe');
    case 'how-long':
    case 'how-many-more':
      return say('ask-outside-how-long');
    case 'cost':
      return say('ask-outside-cost');
    case 'where':
    case 'how':
    case 'which-one':
    case 'why':
    case 'how-to-tell':
    case 'counts':
    case 'another-way':
      return say('ask-outside');
    case 'what-is':
      return ear && meaningsIn(context.text, context, ear);
    case 'other':
    case 'are-you-a-bot':
    case 'status':
      return undefined;
  }
}

/** "Shall I get a person?", or another reason to get one. */
export function offerPerson({ say }: TurnContext, draft: Draft, text = say('wish-person-sure')): Draft {
  return withReplies(withState(draft, { asked: { type: 'person' }, lost: 0 }), {
    kind: 'offer',
    text,
    choices: [choiceOf(say('button-person'), { type: 'person' }), choiceOf(say('button-none'), { type: 'none' })],
  });
}
