import type { Flow } from '../../domain/content/flow.ts';
import type { Phrases } from '../../domain/content/phrases.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { contentOf, contentStemsOf } from '../../interpretation/alignment/proposition.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { type Clause, clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { type WordToken, wordTokensOf, writtenWords } from '../../interpretation/text/sentences.ts';
import { type Draft, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import { beginFlow } from './begin.ts';
import type { CurrentPlan } from './current-plan.ts';
import { episodeSetAside, withEndRecorded } from './end.ts';

/**
 * "Not mobile data, Wi-Fi!", or "start over, the Wi-Fi", anywhere in a flow: the flow is not what the person meant, and
 * they say what is. It ends and does not come back, and the one they named begins.
 */
export async function meantFlow({ context, draft, current, exact }: Incoming): Promise<Draft | undefined> {
  const { ear, classifier } = context;
  if (!current || exact || !ear || context.text === '') return undefined;
  const meant = meantInstead(context, current, ear);
  if (!meant) return undefined;
  const { plan } = current;
  const { ranking } = classifier.understand(plan.opening);
  const kept = withUnrecognised(context, draft, plan.opening, { why: 'turned-away', ranking, intent: plan.flow });
  const begun = { intent: meant.intent, words: meant.words };
  // What was set aside for the denied plan is open again, and is set aside for this one.
  const ended = withState(withEndRecorded(kept, plan, 'abandoned'), { episode: episodeSetAside(kept.state.episode) });
  return beginFlow(context, ended, begun, context.say(meant.lead));
}

/** A flow named in place of the open one, by which words, and what is said in front of how it begins. */
type Meant = {
  readonly intent: string;
  readonly words: string;
  readonly lead: 'meant-other' | 'other-matter-first';
};

/** The flow that a message names in place of the open one, and the words that name it. */
function meantInstead(
  { text, classifier, content }: TurnContext,
  { plan, open }: CurrentPlan,
  ear: Ear,
): Meant | undefined {
  const { phrases } = content;
  const clauses = clausesOf(text, ear);
  // Somebody who only denies names no other problem: the classifier need not be asked.
  if (clauses.length < 2 && !clauses.some((clause) => saysMeant(clause, ear))) return undefined;
  const isOwn = (intent: string | undefined) => intent === plan.flow || intent === open.at.flow.id;
  const { title, matter = title } = content.flows[plan.flow] ?? open.at.flow;
  const isDenied = (clause: Clause) =>
    isNotAbout(clause, { title, matter }, phrases, ear) ||
    (!saysMeant(clause, ear) &&
      namesDenied(clause, matter, ear) &&
      isOwn(classifier.understand(clause.text).ranking[0]?.intent));
  // "Never mind mine, my wife's iPhone has no Wi-Fi"
  const setsAside = (clause: Clause) =>
    holdsSaying(prepareText(clause.text, phrases), phrases.hears['setting-aside']) ||
    leaves(clause, matter, phrases.hears['setting-aside'], ear);
  const denied = clauses.filter((clause) => isDenied(clause) || startsAfresh(clause, ear) || setsAside(clause));
  const meant = clauses.filter(
    (clause) => clause.kind === 'told' && !denied.includes(clause) && (denied.length > 0 || saysMeant(clause, ear)),
  );
  const rest = clauses.filter((clause) => !denied.includes(clause)).map((clause) => clause.text);
  const lead = denied.some(setsAside) ? 'other-matter-first' : 'meant-other';
  // "Not the update, young man, the pictures"; "forget the Wi-Fi. It charges at home but not in the car".
  for (const words of [
    ...meant.map((clause) => beforeDenied(clause, ear)),
    ...(denied.length > 0 ? [rest.join(', ')] : []),
  ]) {
    const { verdict } = classifier.understand(words);
    if (verdict.type === 'sure' && !isOwn(verdict.intent) && content.flows[verdict.intent])
      return { intent: verdict.intent, words, lead };
  }
  return undefined;
}

/** "It has nothing to do with an update": says outright that it is not about a flow's matter, or about what was said. */
export function isNotAbout(
  { text }: Clause,
  { title, matter = title }: Pick<Flow, 'title' | 'matter'>,
  phrases: Phrases,
  ear: Ear,
): boolean {
  const prepared = prepareText(text, phrases);
  const saying = phrases.hears['not-about'].find((each) => holdsSaying(prepared, [each]));
  if (saying === undefined) return false;
  const own = new Set([title, matter, saying].flatMap((each) => [...contentStemsOf(ear.sentencesIn(each))]));
  return [...contentStemsOf(ear.sentencesIn(text))].every((stem) => own.has(stem));
}

/** "Forget the Wi-Fi": begins as what sets something aside does, and names what the flow is about. */
function leaves({ text }: Clause, matter: string, settingAside: readonly string[], ear: Ear): boolean {
  const [first] = wordTokensOf(text, ear.lexicon);
  const named = contentStemsOf(ear.sentencesIn(text));
  return (
    first?.groups.size === 0 &&
    settingAside.some((saying) => saying.startsWith(`${first.text} `)) &&
    [...contentStemsOf(ear.sentencesIn(matter))].some((stem) => named.has(stem))
  );
}

/**
 * Whether a clause denies what the flow is about, and says nothing else: "not mobile data", "it's not the Wi-Fi". "The
 * photos don't load" and "no bars" deny something of it.
 */
function namesDenied({ text, kind }: Clause, matter: string, ear: Ear): boolean {
  const tokens = wordTokensOf(text, ear.lexicon);
  const isBare = tokens.every((token) => !isIn(token, 'hollow') || isIn(token, 'determiners'));
  if (!isBare || !tokens.some((token) => isIn(token, 'not') && !isIn(token, 'determiners'))) return false;
  const own = contentStemsOf(ear.sentencesIn(matter));
  const content = contentOf(tokens);
  const isOwn = ({ stem }: WordToken) => own.has(stem);
  return kind === 'excluded' ? content.some(isOwn) : content.length > 0 && content.every(isOwn);
}

/** Minimum share for a clause to ask for another beginning. */
const sureStart = 0.9;

/** Whether a clause asks to begin again, with something else if that is named beside it: "start over". */
function startsAfresh({ text }: Clause, { readActs }: Ear): boolean {
  return readActs(text).some(({ kind, share }) => kind === 'wish.start-over' && share >= sureStart);
}

/** "I said Wi-Fi, not mobile data": the words in front of what is denied. */
function beforeDenied({ text }: Clause, { lexicon }: Ear): string {
  const tokens = wordTokensOf(text, lexicon);
  const at = tokens.findIndex((token, place) => place > 0 && isIn(token, 'not') && isIn(tokens[0], 'meaning'));
  return at < 0 ? text : writtenWords(tokens.slice(1, at));
}

function saysMeant({ text }: Clause, { lexicon }: Ear): boolean {
  return wordTokensOf(text, lexicon).some((token) => isIn(token, 'meaning'));
}
