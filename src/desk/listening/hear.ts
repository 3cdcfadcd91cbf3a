import type { Elsewhere } from '../../domain/content/elsewhere.ts';
import type { Flow, FlowBundle } from '../../domain/content/flow.ts';
import { onceFor } from '../../domain/once-for.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import { wordsOf } from '../../domain/text/words.ts';
import { type Tellable, tellableIn } from '../../flows/interpret/tellable.ts';
import type { OpenStep } from '../../flows/position/walk-flow.ts';
import type { Say } from '../../flows/replies/say.ts';
import { devicesIn, subjectOf } from '../../interpretation/acts/elsewhere-in.ts';
import { problemShare } from '../../interpretation/acts/problem-share.ts';
import { contentOf } from '../../interpretation/alignment/proposition.ts';
import type { Context } from '../../interpretation/context.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { interpret } from '../../interpretation/interpret.ts';
import type { Interpretation, Performed } from '../../interpretation/interpretation.ts';
import { isIn, segmentsOf } from '../../interpretation/text/segments.ts';
import { sentencesOf, wordTokensOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { devicesOpen, elsewhereOf } from './refer-elsewhere.ts';
import { asReport, isStillWrong, leadsElsewhere } from './reports/fault-again.ts';

/** How a message was read, and what the rows of its `inform` and `correct` acts stand for. */
export type Heard = { readonly interpretation: Interpretation; readonly told: readonly Tellable[] };

/** Where a reply is said: the open step, and the flows it belongs to. */
export type ReplyPlace = {
  readonly open: OpenStep;
  readonly bundle: FlowBundle;
  /** The flow that was begun. */
  readonly flow: string;
  /** Whether nothing has been answered or told before. */
  readonly isFirst?: boolean;
  readonly say: Say;
  readonly classifier: Classifier;
  /** The desk's flows, one of which another problem would be. */
  readonly flows: Readonly<Record<string, Pick<Flow, 'alsoOn'>>>;
  /** What is not this desk's, in the person's language. */
  readonly elsewhere?: Elsewhere | undefined;
};

/** Reads a message where the conversation stands; undefined if the desk has no ear for the person's language. */
export function hear(context: TurnContext, current: CurrentPlan | undefined): Heard | undefined {
  const { ear, text, conversation, say, classifier, content } = context;
  if (!ear || text === '') return undefined;
  if (!current) {
    const phase = conversation.state.owner.type === 'bot' ? 'none' : 'waiting';
    return { interpretation: interpret(text, { phase, answers: [] }, ear), told: [] };
  }
  const { open, bundle, plan } = current;
  const place = { open, bundle, flow: plan.flow, isFirst: plan.trail.length === 0, say, classifier };
  return hearReply(text, { ...place, flows: content.flows, elsewhere: elsewhereOf(context) }, ear);
}

/** Reads a reply in a flow: what it does, including another problem that the classifier is sure of. */
export function hearReply(text: string, place: ReplyPlace, ear: Ear): Heard {
  const { open, bundle } = place;
  const { flow, frame, path } = open.at;
  const all = tellableIn(bundle, flow.id, frame);
  // About the open step, only what was tried counts as told: the rest answers its question. About its fix, only that
  // nothing has changed, or that another fix is called for: "roaming is on already".
  const ofOpen = (each: Tellable) =>
    open.phase === 'question'
      ? each.reading.type === 'already'
      : isStillWrong(each, open) || leadsElsewhere(each, open);
  const told = all.filter((each) => each.path !== path || ofOpen(each));
  const alsoOn = devicesAt(place, ear);
  const heard = interpret(
    text,
    { ...contextOfReply(open, place.say), alsoOn, others: told, isFirst: place.isFirst ?? false },
    ear,
  );
  const ofThis = place.elsewhere ? withoutOthers(heard, told, place.elsewhere, ear) : heard;
  const interpretation = withoutOwnSide(asReport(ofThis, open, told, ear), open.at.flow);
  return { interpretation: withoutDenied(text, withElsewhere(text, interpretation, place, ear), place, ear), told };
}

/**
 * "No PC": nobody is sent elsewhere for a device that they do not have. Beside a fix that needs it, it says that the
 * fix could not be done.
 */
function withoutDenied(text: string, heard: Interpretation, { open, elsewhere }: ReplyPlace, ear: Ear): Interpretation {
  if (!elsewhere || !isOnlyDenied(text, elsewhere, ear)) return heard;
  const others = heard.acts.filter(({ act }) => act !== 'elsewhere');
  if (open.phase !== 'fix' && open.phase !== 'check')
    return others.length === heard.acts.length
      ? heard
      : { ...heard, acts: others, verdict: others.length > 0 ? 'confirm' : 'unheard' };
  const report = { act: 'report', kind: 'could-not', share: 1, words: [], clause: -1 } as const;
  // "No PC, no Mac. Get me someone": what is wished for is done.
  const person = heard.acts.find((act) => act.act === 'wish' && act.kind === 'person');
  return { ...heard, verdict: 'heard', acts: person ? [person, report] : [report] };
}

/** Whether a text names another device and nothing else, and says that there is none. */
function isOnlyDenied(text: string, elsewhere: Elsewhere, ear: Ear): boolean {
  const naming = sentencesOf(text, ear.lexicon)
    .flatMap(segmentsOf)
    .filter(({ tokens }) => contentOf(tokens).length > 0);
  return (
    naming.length > 0 &&
    naming.every(({ tokens, isNegative }) => {
      const words = contentOf(tokens);
      const isDenying = isNegative || isIn(tokens[0], 'no', 'denying');
      return isDenying && words.every((token) => devicesIn(token.text, elsewhere, ear).length > 0);
    })
  );
}

/** "This cable charges my tablet fine" tells nothing of this device, where what it resembles names no other one. */
function withoutOthers(
  heard: Interpretation,
  told: readonly Tellable[],
  elsewhere: Elsewhere,
  ear: Ear,
): Interpretation {
  const isOfOther = (act: Performed) => {
    const telling = act.act === 'inform' && act.row !== undefined ? told[act.row] : undefined;
    if (!telling) return false;
    const own = [telling.question ?? '', telling.label, ...telling.sayings].flatMap((text) =>
      devicesIn(text, elsewhere, ear),
    );
    return devicesIn(heard.clauses[act.clause] ?? '', elsewhere, ear).some((device) => !own.includes(device));
  };
  const acts = heard.acts.filter((act) => !isOfOther(act));
  if (acts[0] === heard.acts[0]) return { ...heard, acts };
  return { ...heard, acts, verdict: acts.length > 0 ? 'confirm' : 'unheard' };
}

/** Other devices that belong to the problem. */
function devicesAt({ open, elsewhere }: ReplyPlace, ear: Ear): readonly string[] {
  return elsewhere ? devicesOpen({ open }, elsewhere, ear) : (open.at.flow.alsoOn ?? []);
}

/** The open question and what it takes, as the ear wants to know it. */
function contextOfReply({ at, phase }: OpenStep, say: Say): Context {
  const { step, flow } = at;
  switch (phase) {
    case 'question':
      return { phase, question: step.ask ?? '', check: flow.check, ...outcomesOf(flow), answers: step.answers };
    case 'offer':
      return { phase, answers: [{ label: say('button-person') }, { label: say('button-carry-on') }] };
    case 'fix':
    case 'check':
      return {
        phase: phase === 'fix' && step.parks ? 'parked' : 'check',
        question: step.check ?? flow.check,
        fix: step.fix,
        ...outcomesOf(flow),
        answers: [],
      };
  }
}

/** How people say that a check succeeded, and that it did not: answers without a button. */
export const outcomesOf = onceFor(
  ({ works, fails }: Flow): Pick<Context, 'works' | 'fails'> => ({
    works: works && { label: '', ...works },
    fails: fails && { label: '', ...fails },
  }),
);

/** A text without the yes or no in front of it, which is meant for the question. */
function behindYesOrNo(text: string, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const from = tokens.findIndex((token) => !isIn(token, 'yes', 'no'));
  if (from === 0) return text;
  return tokens
    .slice(from < 0 ? tokens.length : from)
    .map((token) => token.text)
    .join(' ');
}

/**
 * Another device that the flow looks at as well does not send anybody away if something else was heard with more
 * certainty; then the person is asked.
 */
function withoutOwnSide(heard: Interpretation, { alsoOn = [] }: Flow): Interpretation {
  const [first, ...others] = heard.acts;
  const isOwnSide = first?.act === 'elsewhere' && alsoOn.includes(first.kind);
  return isOwnSide && others.some(({ share }) => share > first.share)
    ? { ...heard, acts: others, verdict: 'confirm' }
    : heard;
}

/** Puts another device first if the words may be about a problem and say that it is that device's. */
function withElsewhere(text: string, interpretation: Interpretation, place: ReplyPlace, ear: Ear): Interpretation {
  const problem = withProblem(text, interpretation, place, ear);
  const mayBe = problem.acts[0]?.act === 'problem' || problem.verdict === 'unheard';
  const subject = mayBe && place.elsewhere ? subjectOf(text, place.elsewhere, ear) : undefined;
  if (subject?.type !== 'elsewhere') return problem;
  // "Nothing on the tablet", where the flow looks at that device as well: another problem of it is another matter.
  const { flow, flows, classifier } = place;
  const isAlsoOurs =
    (flows[flow]?.alsoOn?.includes(subject.kind) ?? false) || devicesAt(place, ear).includes(subject.kind);
  const [likeliest] = classifier.understand(text).ranking;
  if (isAlsoOurs && (!likeliest || (likeliest.intent === flow && likeliest.share >= leastOwn))) return problem;
  const act = { act: 'elsewhere', kind: subject.kind, share: 1, words: [], clause: -1 } as const;
  return { ...interpretation, verdict: 'heard', acts: [act, ...interpretation.acts] };
}

/** Minimum share for words that name another device to be about the open problem. */
const leastOwn = 0.3;

/** A single word names no problem: it answers something. */
const fewestWords = 2;

/**
 * Minimum probability that words tell of any problem. The classifier finds a problem in most things; of people's first
 * words nineteen in twenty are above this. Beside a fix more is needed: what does not work may be the fix itself.
 */
const leastProblem = 0.1;
const leastBesideFix = 0.3;

/** Minimum shares for words that were not heard to tell of a problem, and of this one, where the classifier is torn. */
const sureProblem = 0.5;
const likelyIntent = 0.7;

/** Puts another problem first if the words may be about one and the classifier is sure of it. */
function withProblem(
  text: string,
  interpretation: Interpretation,
  { classifier, flows, open, flow }: ReplyPlace,
  ear: Ear,
): Interpretation {
  if (!mayBeProblem(interpretation)) return interpretation;
  const problemText = behindYesOrNo(text, ear);
  if (wordsOf(problemText).length < fewestWords) return interpretation;
  const found = problemIn(problemText, interpretation, classifier, ear);
  if (!found) return interpretation;
  const { intent, share, step } = found;
  // What the open step leads to where its fix fails is no other problem either.
  const own = [flow, open.at.flow.id, open.at.step.call];
  if (own.includes(intent) || flows[intent] === undefined) return interpretation;
  const least = open.phase === 'question' ? leastProblem : leastBesideFix;
  if (problemShare(problemText, ear) < least) return interpretation;
  const problem = {
    act: 'problem',
    intent,
    share,
    words: [],
    clause: -1,
    ...(step !== undefined && { step }),
  } as const;
  return { ...interpretation, verdict: 'heard', acts: [problem, ...interpretation.acts] };
}

/** The intent that words tell of; where nothing else was heard, also the likeliest one, which is asked about. */
function problemIn(
  text: string,
  { verdict: heard }: Interpretation,
  classifier: Classifier,
  ear: Ear,
): { readonly intent: string; readonly share: number; readonly step?: string | undefined } | undefined {
  const { verdict, ranking } = classifier.understand(text);
  const [likeliest] = ranking;
  if (verdict.type !== 'sure')
    return heard === 'unheard' && (likeliest?.share ?? 0) >= likelyIntent && problemShare(text, ear) >= sureProblem
      ? likeliest
      : undefined;
  const { intent, step } = verdict;
  return { intent, share: ranking.find((each) => each.intent === intent)?.share ?? 1, step };
}

/** Minimum share for an answer not to be another problem, whatever else its words may say. */
const sureAnswer = 0.6;

const sureTelling = 0.75;

/** Whether words may be about another problem: a report that something does not work may be of something else. */
function mayBeProblem({ acts, verdict }: Interpretation): boolean {
  const [act] = acts;
  if (acts.some((each) => each.act === 'answer' && each.share >= sureAnswer)) return false;
  if (act === undefined || verdict === 'unheard') return true;
  if (act.act === 'report') return ['no-effect', 'could-not', 'partly', 'relapse'].includes(act.kind);
  // What is told outright about a step of this flow leads to that step.
  return act.act === 'inform' && act.share < sureTelling;
}
