import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { deviceTold, namesOthersOwn, phoneMakes } from '../../interpretation/acts/elsewhere-in.ts';
import { problemShare } from '../../interpretation/acts/problem-share.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { type Draft, withReplies } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { withTopics } from '../intent/topics.ts';
import { devicesOpen, elsewhereOf, referElsewhere } from '../listening/refer-elsewhere.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { endEpisode } from './end.ts';
import { offerToDigress } from './not-understood.ts';

/**
 * "It says Samsung on the back", anywhere in a flow: none of its steps fits, so it ends, and who helps instead is said. "My
 * wife's iPhone has no Wi-Fi" is a problem of its own, and no fact of the phone that the flow is about.
 */
export async function anotherDevice({ context, draft, current, exact }: Incoming): Promise<Draft | undefined> {
  const { ear, text, content } = context;
  const elsewhere = elsewhereOf(context);
  if (!current || exact || context.tap || !ear || !elsewhere) return undefined;
  if (namesOthersOwn(text, elsewhere, ear)) return problemOfOthers(context, draft, current, ear);
  // "I have a Samsung as well"
  if (holdsSaying(prepareText(text, content.phrases), content.phrases.hears.adding)) return undefined;
  const kind = deviceTold(text, elsewhere, ear);
  const isOwnSide = kind !== undefined && devicesOpen(current, elsewhere, ear).includes(kind);
  // A flow may look at a Mac as well; an iPhone that is a Samsung is none.
  if (kind === undefined || (isOwnSide && !phoneMakes.includes(kind))) return undefined;
  const referral = referElsewhere(context, kind);
  if (referral === undefined) return undefined;
  if ((draft.state.episode?.setAside.length ?? 0) > 0)
    return endEpisode(context, withReplies(draft, { kind: 'say', text: referral }), current.plan, 'abandoned');
  return withTopics(context, await endEpisode(context, draft, current.plan, 'abandoned'), referral);
}

/** Offers to look at somebody else's problem; undefined where it is the open one, or where the flow is about their phone. */
function problemOfOthers(context: TurnContext, draft: Draft, { plan, open }: CurrentPlan, ear: Ear): Draft | undefined {
  const { text, classifier, content } = context;
  const elsewhere = elsewhereOf(context);
  if (!elsewhere || namesOthersOwn(plan.opening, elsewhere, ear)) return undefined;
  const { verdict, ranking } = classifier.understand(text);
  const [first] = ranking;
  const isFault = clausesOf(text, ear).some((clause) => clause.isFault);
  if (!first || !isFault || problemShare(text, ear) < leastProblem) return undefined;
  if (verdict.type !== 'sure' && first.share < likely) return undefined;
  const intent = verdict.type === 'sure' ? verdict.intent : first.intent;
  if (!content.flows[intent] || [plan.flow, open.at.flow.id].includes(intent)) return undefined;
  return offerToDigress(context, draft, intent, verdict.type === 'sure' ? verdict.step : undefined);
}

/** "It's my mother's phone, not mine" tells of no problem: the minimum probability that words tell of one. */
const leastProblem = 0.2;

/** Minimum share of a problem that is only asked about. */
const likely = 0.4;
