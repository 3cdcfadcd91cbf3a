import type { PendingQuestion } from '../../domain/conversation/conversation.ts';
import type { ButtonPick } from '../../domain/conversation/pick.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { yesOrNoOf } from '../../flows/interpret/yes-or-no.ts';
import { isSaying } from '../../flows/sayings/find-saying.ts';
import { holdsSaying } from '../../flows/sayings/holds-saying.ts';
import { isExactly } from '../../flows/sayings/is-exactly.ts';
import { clausesOf } from '../../interpretation/opening/clauses-of.ts';
import { asksBack } from '../../interpretation/text/asks-back.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * What a message picks of an offer; undefined if it is about something else. `isReply`: it answers the open question.
 */
export function pickOf(context: TurnContext, asked: PendingQuestion, isReply: boolean): ButtonPick | undefined {
  const { text, content } = context;
  const { hears, says } = content.phrases;
  const prepared = prepareText(text, content.phrases);
  const is = (sayings: readonly string[]): boolean => sayings.some((saying) => isSaying(prepared, saying));
  const short = prepared.words.length <= 4 ? yesOrNoOf(prepared, hears) : undefined;
  switch (asked.type) {
    case 'intents':
      return undefined;
    case 'person':
      if (is(says['button-person']) || short === 'yes') return { type: 'person' };
      return short === 'no' ? { type: 'none' } : undefined;
    case 'digress':
    case 'later': {
      const intent = asked.type === 'digress' ? asked.intent : asked.problem.intent;
      return short ? { type: short } : isDenied(context, intent) ? { type: 'no' } : undefined;
    }
    case 'idle':
      if (is(says['button-carry-on']) || short === 'yes') return { type: 'carry-on' };
      return is(says['button-start-over']) || short === 'no' ? { type: 'start-over' } : undefined;
    case 'alarm':
      // "No no, no danger! Only the internet …"
      return short ? { type: short } : yesOrNoOf(prepared, hears) === 'no' ? { type: 'no' } : undefined;
    case 'confirm':
      // "No change", said once more, denies nothing.
      // "Yes, my account" may say what is meant instead.
      if (!short || prepared.words.length > fewestToSayMore) return undefined;
      return !isReply || is(hears[short]) ? { type: short } : undefined;
    case 'works':
      return short ? { type: short } : undefined;
    case 'danger':
      if (is(says['button-person']) || short === 'yes') return { type: 'person' };
      if (short === 'no') return { type: 'carry-on' };
      // "Carry on please, it isn't plugged in", but not "can I carry on charging it?"
      return holdsSaying(prepared, says['button-carry-on']) && !isAsking(context) ? { type: 'carry-on' } : undefined;
    case 'more':
      if (short && (prepared.words.length <= 2 || isExactly(prepared, hears[short]))) return { type: short };
      return isDenied(context, undefined) ? { type: 'no' } : undefined;
    case 'left':
      if (is(says['button-start-over'])) return { type: 'start-over' };
      return is(says['button-carry-on']) || is(says['button-back-again']) || short === 'yes'
        ? { type: 'carry-on' }
        : undefined;
    case 'matter':
    case 'rating':
    case 'mail':
      return undefined;
  }
}

function isAsking({ text, ear }: TurnContext): boolean {
  return ear !== undefined && sentencesOf(text, ear.lexicon).some((each) => asksBack(each, ear.lexicon) !== undefined);
}

/**
 * Whether a sentence denies a problem: "no, the Wi-Fi was never one", "I never had trouble with it". A sentence that
 * surely tells of another problem denies nothing.
 */
function isDenied({ text, ear, classifier, content }: TurnContext, intent: string | undefined): boolean {
  if (!ear) return false;
  const sentences = sentencesOf(text, ear.lexicon);
  // "Hm no, I mean the phone itself"
  const opener = sentences[0]?.tokens.find((token) => !isIn(token, 'courtesy'));
  const isNo = isIn(opener, 'no') && !isIn(opener, 'neither');
  const isNever = sentences.some(({ tokens }) =>
    tokens.some(
      (token, at) => isIn(token, 'not') && tokens.slice(at + 1, at + nearest).some((each) => isIn(each, 'bad')),
    ),
  );
  if (!isNo && !isNever) return false;
  // "No, I mean the phone itself"
  if (isNo && sentences[0]?.tokens.some((token) => isIn(token, 'meaning'))) return true;
  const { verdict } = classifier.understand(text);
  const isAnother = verdict.type === 'sure' && verdict.intent !== intent && content.flows[verdict.intent] !== undefined;
  return !isAnother || clausesOf(text, ear).every(({ isFault }) => !isFault);
}

/** The most words of a yes or no that says nothing else. */
const fewestToSayMore = 2;

/** "Never had a problem": the most words between a problem and what denies it. */
const nearest = 5;
