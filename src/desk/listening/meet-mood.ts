import type { KindOf } from '../../domain/content/acts.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Choice } from '../../domain/conversation/reply.ts';
import { stepName } from '../../flows/replies/step-replies.ts';
import { contentOf, contentStemsOf } from '../../interpretation/alignment/proposition.ts';
import { stemsAsked } from '../../interpretation/answers/stems-asked.ts';
import { outcomesAsAnswers } from '../../interpretation/context.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { askInOtherWords, withMissed } from '../flow/not-understood.ts';
import type { TurnContext } from '../turn-context.ts';
import { outcomesOf } from './hear.ts';
import { leaveOpen, putAgain, sayAndPutAgain } from './put-again.ts';

type Mood = KindOf<'social'>;

/** Half a sentence in answer to a mood or a courtesy, put in front of the question; undefined if none is needed. */
export function wordsForMood({ say, conversation }: TurnContext, mood: Mood): string | undefined {
  const { tempers = 0 } = conversation.state;
  switch (mood) {
    case 'greeting':
      return say('social-greeting');
    case 'thanks':
      return say('social-thanks');
    case 'anger':
      return say(tempers >= 1 ? 'social-anger-again' : 'social-anger');
    case 'despair':
      return say(tempers >= 1 ? 'social-despair-again' : 'social-despair');
    case 'worry':
      return say('social-worry');
    case 'grief':
      return say('social-grief');
    case 'apology':
      return say('social-apology');
    case 'praise':
      return say('social-praise');
    case 'objection':
      return say(tempers >= 1 ? 'social-objection-again' : 'social-objection');
    case 'small-talk':
      return say('social-small-talk');
    case 'bye':
      return say('social-bye');
    case 'acknowledge':
      return undefined;
  }
}

/** Meets a mood once, in front of the open question; whoever is angry or despairs twice is offered a person. */
export async function meetMood(context: TurnContext, draft: Draft, current: CurrentPlan, mood: Mood): Promise<Draft> {
  const lead = mood === 'acknowledge' ? acknowledged(context, current) : wordsForMood(context, mood);
  const met = withMood(draft, mood);
  if (mood === 'bye' && lead !== undefined) return leaveOpen(context, met, current, lead);
  const put =
    lead === undefined ? await putAgain(context, met, current) : await sayAndPutAgain(context, met, current, lead);
  return isHard(mood) && (draft.state.tempers ?? 0) >= 1 ? withPersonButton(context, put) : put;
}

/** Counts moods that weigh, and objections; the second one brings the offer of a person. */
export function withMood(draft: Draft, mood: Mood): Draft {
  return isHard(mood) ? withState(draft, { tempers: (draft.state.tempers ?? 0) + 1 }) : draft;
}

function isHard(mood: Mood): boolean {
  return mood === 'anger' || mood === 'despair' || mood === 'objection';
}

/** "Ok", at a check: it will be done. */
function acknowledged({ say }: TurnContext, { open }: CurrentPlan): string | undefined {
  return open.phase === 'check' || open.phase === 'fix' ? say('report-not-yet') : undefined;
}

/** The last reply with a button for a person beside its own. */
function withPersonButton({ say }: TurnContext, draft: Draft): Draft {
  const last = draft.replies.at(-1);
  if (!last) return draft;
  const person: Choice = choiceOf(say('button-person'), { type: 'person' });
  const choices = [...(last.choices ?? []).filter(({ pick }) => pick !== 'person'), person];
  return { ...draft, replies: [...draft.replies.slice(0, -1), { ...last, choices }] };
}

/** Anger and the like are met even beside something else; courtesy then needs no answer. */
export function withMoodsBeside(
  context: TurnContext,
  draft: Draft,
  acts: readonly Performed[],
  { open }: CurrentPlan,
): Draft {
  const mood = acts.find(
    (act) => act.act === 'social' && act.share >= sureMood && ['anger', 'despair', 'worry', 'grief'].includes(act.kind),
  );
  if (mood?.act !== 'social') return draft;
  const text = wordsForMood(context, mood.kind);
  const met = withMood(draft, mood.kind);
  return text === undefined ? met : withReplies(met, { kind: 'say', ...stepName(open.at), text });
}

/** Minimum share for a mood to be met beside something else. */
const sureMood = 0.6;

/** Fewer words than this may be anything. */
const fewestWords = 4;

/** From this part of the telling words on that answers are said with too, it may be an answer. */
const tooAlike = 0.5;

/** Words that say how something is. */
const judging = ['good', 'bad', 'working', 'mended', 'failing', 'nothing', 'no', 'not', 'only', 'every'] as const;

/**
 * Whether words are about whoever writes, or about us, and not about the open step: "I have never had to do anything like
 * this", "you talk like a manual". No word of the question is among them, and few that its answers are said with.
 */
export function isAside(text: string, { open }: CurrentPlan, ear: Ear): boolean {
  const sentences = sentencesOf(text, ear.lexicon);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  if (tokens.length < fewestWords || sentences.some(({ asks }) => asks)) return false;
  if (isIn(tokens[0], 'yes', 'no', 'denying', 'affirming')) return false;
  if (!tokens.some((token) => isIn(token, 'speaking', 'addressing'))) return false;
  const { phase, at } = open;
  const { step, flow } = at;
  const isOpen = phase === 'question';
  const question = (isOpen ? step.ask : step.check) ?? flow.check;
  const answers = isOpen ? step.answers : outcomesAsAnswers(outcomesOf(flow));
  const asked = contentStemsOf(ear.sentencesIn(question));
  const said = stemsAsked({ phase: isOpen ? phase : 'check', question, answers }, ear);
  const told = contentOf(tokens);
  if (told.some(({ stem, number }) => number !== undefined || asked.has(stem))) return false;
  const alike = told.filter(({ stem }) => said.has(stem)).length;
  // "My flatmate has no issues with it" says how something is of which the answers speak.
  if (alike > 0 && tokens.some((token) => isIn(token, ...judging))) return false;
  return alike < told.length * tooAlike || told.length === 0;
}

/**
 * Meets words that are no part of the open step in half a sentence, and puts it again. They count as a miss, and a second
 * one is said to be not understood.
 */
export function meetAside(context: TurnContext, draft: Draft, current: CurrentPlan): Promise<Draft> | Draft {
  const { attempts } = current.plan;
  if (attempts.unclear > 0) return askInOtherWords(context, draft, current);
  const plan = { ...current.plan, attempts: { ...attempts, unclear: 1 } };
  const kept = withMissed(context, draft, current);
  return sayAndPutAgain(context, kept, { ...current, plan }, context.say('social-remark'));
}
