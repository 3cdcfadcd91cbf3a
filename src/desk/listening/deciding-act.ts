import { actName } from '../../domain/content/acts.ts';
import type { Tellable } from '../../flows/interpret/tellable.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { sureBeside } from './earlier-answers.ts';
import type { Heard } from './hear.ts';
import { besideDone } from './reports/done-already.ts';

/**
 * The act of a message that decides what is done, where that is not the one that reads best by itself; undefined if it
 * is. `told`: what the acts of telling stand for.
 */
export function decidingAct(
  acts: readonly Performed[],
  told: readonly Tellable[],
  remark: Performed | undefined,
  current: CurrentPlan,
): Performed | undefined {
  return (
    askedOfAnswer(acts) ??
    behindObjection(acts) ??
    besideParting(acts) ??
    newsBeside(acts, told) ??
    remark ??
    besideDone(acts, current) ??
    newsBehindDone(acts) ??
    besideNotYet(acts, current)
  );
}

/** "Cleaned it. Charging!": what has come of it counts more than that it was done. */
function newsBehindDone([first, ...others]: readonly Performed[]): Performed | undefined {
  if (first?.act !== 'report' || first.kind !== 'done') return undefined;
  return others.find(
    (act) => act.act === 'report' && act.kind === 'solved' && act.share >= beyondDoubt && act.clause > first.clause,
  );
}

/** Minimum share for an answer beside "not yet". */
const likelyAnswer = 0.6;

/** "No, not yet", to "is it empty?", says that it isn't. */
function besideNotYet([first, ...others]: readonly Performed[], { open }: CurrentPlan): Performed | undefined {
  if (open.phase !== 'question' || first?.act !== 'report' || first.kind !== 'not-yet') return undefined;
  return others.find((act) => act.act === 'answer' && act.answer !== 'unsure' && act.share >= likelyAnswer);
}

/** "A wheel on black, would you call that black?": whoever asks whether it counts has not answered. */
function askedOfAnswer([first, ...others]: readonly Performed[]): Performed | undefined {
  if (first?.act !== 'answer') return undefined;
  return others.find(
    (act) => act.act === 'ask' && act.kind === 'counts' && act.share >= beyondDoubt && act.clause === first.clause,
  );
}

/** Whether an act says that the problem is gone. */
export function isGoodNews(act: Performed): boolean {
  return isGone(act) || (act.act === 'report' && act.kind === 'solved');
}

/** "Oh, it works now": it is gone, by whatever. */
function isGone(act: Performed): boolean {
  return act.act === 'wish' && act.kind === 'works-now';
}

/** "You didn't get me, it's on": what is said beside an objection is what it is about. */
function behindObjection(acts: readonly Performed[]): Performed | undefined {
  const [first] = acts;
  if (first?.act !== 'social' || first.kind !== 'objection') return undefined;
  const beside = acts.filter(({ act, share }) => act !== 'social' && act !== 'urgent' && share >= sureBeside);
  return beside.toSorted((a, b) => b.share - a.share)[0];
}

const partings: readonly string[] = ['bye', 'thanks'];

/** Minimum share for good news beside a goodbye. */
const likelyNews = 0.7;

/** Minimum share for a goodbye beside thanks. */
const sureBye = 0.8;

/** "Photos are syncing. Thanks, bye": whoever leaves with good news leaves with that outcome. */
function besideParting([first, ...others]: readonly Performed[]): Performed | undefined {
  const isParting =
    (first?.act === 'social' && partings.includes(first.kind)) || (first?.act === 'wish' && first.kind === 'leave');
  if (!isParting) return undefined;
  // "I've had enough of this, put me through to somebody" leaves the bot alone.
  const person = others.find((act) => act.act === 'wish' && act.kind === 'person' && act.share >= likelyNews);
  if (person) return person;
  const news = others.find((act) => isGoodNews(act) && act.share >= likelyNews);
  // "Thank you so much, goodbye"
  return news ?? others.find((act) => act.act === 'social' && act.kind === 'bye' && act.share >= sureBye);
}

/**
 * "Yes, it's empty. But I said it was solved", "got another cable and it charges": that the problem is gone counts more
 * than an answer in another sentence, what was done about it, or what is asked besides.
 */
function newsBeside([first, ...others]: readonly Performed[], told: readonly Tellable[]): Performed | undefined {
  if (first?.act !== 'inform' && first?.act !== 'answer' && first?.act !== 'ask') return undefined;
  const isDeed = first.act === 'inform' && first.row !== undefined && told[first.row]?.isDeed === true;
  // "Deleted maps and films. Now 34 GB free": beside what was told, what came of the fix.
  const isNews = (act: Performed) =>
    isGone(act) || (first.act === 'inform' && act.clause !== first.clause && isGoodNews(act));
  return others.find(
    (act) =>
      isNews(act) &&
      (act.share >= knownNews ||
        (act.share >= beyondDoubt && (isDeed || act.clause !== first.clause)) ||
        (act.share >= likelyNews && first.act === 'ask' && act.clause !== first.clause)),
  );
}

/** The share of good news that is known word for word, or nearly. */
const knownNews = 0.97;

/** Minimum share for an act to be beyond doubt. */
export const beyondDoubt = 0.9;

const moods: readonly string[] = ['anger', 'despair', 'worry', 'grief', 'apology', 'objection'];

/**
 * A mood or a courtesy beyond doubt, in words that might also be an answer or a report: then they are neither. A
 * courtesy in front of them ("fine. There's one …") does not count, and only a mood outweighs an answer that is beyond
 * doubt.
 */
export function sureRemark(acts: readonly Performed[], isDoubtful: boolean): Performed | undefined {
  const [first] = acts;
  if (first?.act !== 'answer' && first?.act !== 'report') return undefined;
  if (!isDoubtful && first.share >= beyondDoubt) return undefined;
  return acts.find(
    (act) =>
      act.act === 'social' &&
      act.share >= beyondDoubt &&
      act.share > first.share &&
      (isDoubtful
        ? sameClause(act, first) || moods.includes(act.kind)
        : sameClause(act, first) && moods.includes(act.kind)),
  );
}

/** Whether the same words did both; an act of the whole message belongs to each of its clauses. */
function sameClause(one: Performed, other: Performed): boolean {
  return one.clause === other.clause || one.clause === -1 || other.clause === -1;
}

/** What a desk's own intents, which openings tell, are in the middle of a flow. */
const intentOf = { 'wish.person': 'talk-to-agent', 'social.bye': 'goodbye' } as const;

/** From this share on, something else is heard in such words. */
const leastOfOther = 0.4;

/**
 * "Fetch me somebody then", "bye, I'll be back tonight": not heard for sure, but what openings are known for, and what
 * the words do more likely than anything else.
 */
export function soundsLike(act: keyof typeof intentOf, { classifier, text, ear }: TurnContext, heard?: Heard): boolean {
  const [first] = heard?.interpretation.acts ?? [];
  const isDoubted = heard?.interpretation.verdict !== 'heard';
  const isNamed = !first || ('kind' in first && actName(first) === act) || first.share < leastOfOther;
  if (!ear || !isDoubted || !isNamed) return false;
  const { verdict } = classifier.understand(text);
  if (verdict.type !== 'sure' || verdict.intent !== intentOf[act]) return false;
  const [likeliest] = ear.readActs(text).toSorted((one, other) => other.share - one.share);
  return likeliest?.kind === act;
}

/** Minimum share for a wish to wait or to leave to count beside an answer. */
const sureOfLeave = 0.6;

/** "Hang on" */
export function waits(act: Performed): boolean {
  return act.act === 'wish' && act.kind === 'wait' && act.share >= sureOfLeave;
}

/** "Yes, it's on. Gotta go, brb": the answer counts, and nobody is there for the next question. */
export function goesAway(acts: readonly Performed[]): boolean {
  return acts.some((act) => waits(act) || (act.act === 'wish' && act.kind === 'leave' && act.share >= sureOfLeave));
}
