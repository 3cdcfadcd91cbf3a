import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { candidateSayings } from '../../flows/sayings/candidate-sayings.ts';
import { isSaying } from '../../flows/sayings/find-saying.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { type Draft, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { offerIntents } from '../intent/follow-verdict.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import type { TurnContext } from '../turn-context.ts';
import type { CurrentPlan } from './current-plan.ts';
import { endEpisode } from './end.ts';
import { isNotAbout } from './meant.ts';

/** What else the words may have meant is offered if it has at least this share. */
const leastShare = 0.05;

/** Most intents offered in place of the flow. */
const mostOffered = 2;

/**
 * "No, that's not it", to the first question of a flow that the person's own words began, or "it's not about an update"
 * anywhere in it: the flow is not what they meant. It ends, and what else they may have meant is offered. Undefined if
 * they said something else, or if it may as well be an answer: to a fix, or further on in the flow.
 */
export async function rejectedFlow({ context, draft, current }: Incoming): Promise<Draft | undefined> {
  if (!current) return undefined;
  const { plan, open } = current;
  const begunByWords = plan.opening !== '' && draft.state.episode?.setAside.length === 0;
  if (!begunByWords) return undefined;
  const isFirst = open.phase === 'question' && !plan.trail.some(({ source }) => source === 'said');
  if (!(isFirst && isRejection(context)) && !deniesMatter(context, current)) return undefined;
  const { ranking } = context.classifier.understand(plan.opening);
  const kept = withUnrecognised(context, draft, plan.opening, { why: 'turned-away', ranking, intent: plan.flow });
  const ended = await endEpisode(context, kept, plan, 'abandoned');
  const others = ranking.filter(({ intent, share }) => intent !== plan.flow && share >= leastShare);
  const offered = others.slice(0, mostOffered).map(({ intent }) => intent);
  return offerIntents(context, withState(ended, { last: draft.state.last }), offered, plan.opening);
}

/** Whether somebody says outright that it is not about what the flow is about. */
function deniesMatter({ text, content, ear }: TurnContext, { plan, open }: CurrentPlan): boolean {
  const flow = content.flows[plan.flow] ?? open.at.flow;
  return ear !== undefined && clausesOf(text, ear).some((clause) => isNotAbout(clause, flow, content.phrases, ear));
}

/** Whether the whole message says that something is not what was meant. */
function isRejection({ text, content }: Pick<TurnContext, 'text' | 'content'>): boolean {
  const prepared = prepareText(text, content.phrases);
  return candidateSayings(prepared, content.phrases.hears['not-this']).some((saying) => isSaying(prepared, saying));
}
