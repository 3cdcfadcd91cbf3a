import { hearingIn } from '../../desk/context-of.ts';
import { detectLanguage } from '../../desk/intent/language.ts';
import type { Heard } from '../../desk/listening/hear.ts';
import type { Content, ReplyHoldout } from '../../domain/content/content.ts';
import type { Step } from '../../domain/content/flow.ts';
import { spokenContent } from '../../domain/content/spoken-content.ts';
import { newConversation } from '../../domain/conversation/conversation.ts';
import type { Classifier } from '../../domain/ports/classifier.ts';
import type { Ears } from '../../interpretation/open-ears.ts';
import { type HeardWith, hearAsked } from '../hearing/hear-asked.ts';
import { shareOf } from '../numbers.ts';
import { isHeardWrongly, type ReplyOutcome, takenAs } from './figures.ts';

/** A held-out reply and how it was heard. */
export type MeasuredReply = ReplyHoldout & { readonly outcome: ReplyOutcome };

/** How well questions hear their answers, language by language; a language without replies is left out. */
export type MeasuredReplies = Readonly<Record<string, readonly MeasuredReply[]>>;

/** Hears every held-out reply at its question, in a conversation that has been in its language so far. */
export function measuredReplies(
  content: Content,
  replies: Readonly<Record<string, readonly ReplyHoldout[]>>,
  classifier: Classifier,
  ears: Ears,
): MeasuredReplies {
  const hearingOf = (text: string, language: string): HeardWith => {
    const state = { ...newConversation, language };
    const heard = detectLanguage(content, classifier, { state }, { body: { type: 'message', text } })?.language;
    return {
      spoken: hearingIn(spokenContent(content, language), spokenContent(content, heard ?? language)),
      classifier: { understand: (words) => classifier.understand(words, heard) },
      ear: ears(heard),
    };
  };
  return Object.fromEntries(
    Object.entries(replies).flatMap(([language, all]) => {
      const { flows } = spokenContent(content, language);
      const measured = all.flatMap((reply): readonly MeasuredReply[] => {
        const flow = flows[reply.flow];
        const step = flow?.steps.find(({ id }) => id === reply.step);
        if (!flow || !step) return [];
        const asked = { reply: reply.text, flow, step, phase: 'question' } as const;
        const outcome = outcomeOf(hearAsked(asked, hearingOf(reply.text, language)), step, reply.answer);
        return [{ ...reply, outcome }];
      });
      return measured.length > 0 ? [[language, measured] as const] : [];
    }),
  );
}

/** The shares of replies that were heard right, were asked about and were taken for an answer they do not give. */
export function replyShares(replies: readonly MeasuredReply[]) {
  return {
    right: shareOf(replies, ({ outcome }) => outcome === 'right'),
    asked: shareOf(replies, ({ outcome }) => outcome === 'asked'),
    wrong: shareOf(replies, ({ outcome }) => isHeardWrongly(outcome)),
  };
}

/** What became of a reply that gives an answer, or none where that is undefined. */
function outcomeOf(heard: Heard | undefined, { answers }: Step, expected: number | undefined): ReplyOutcome {
  const { verdict, acts, among = [] } = heard?.interpretation ?? { verdict: 'unheard', acts: [] };
  const [first] = acts;
  if (verdict === 'unheard' || first?.act !== 'answer') return expected === undefined ? 'right' : 'unheard';
  if (verdict === 'confirm' || among.length > 1) return 'asked';
  const isUnsure = first.answer === 'unsure';
  // "Not sure" is a reply to every question; where one of its answers says so too, that is as right.
  const isRight = isUnsure
    ? expected === undefined || answers[expected]?.meaning === 'unsure'
    : first.answer === expected;
  return isRight ? 'right' : takenAs(isUnsure ? 'not sure' : (answers[Number(first.answer)]?.label ?? ''));
}
