import { choiceOf } from '../../domain/conversation/pick.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import { present } from '../../domain/present.ts';
import { longestText, wordsOf } from '../../domain/text/words.ts';
import { type Command, commandOf } from '../../flows/interpret/command-of.ts';
import { type Draft, withHandoff, withNothingAsked, withReplies, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';
import { wantsPerson } from '../wants-person.ts';
import { starCounts, typedStars } from './typed-stars.ts';

/** The case is closed: says so, and asks for stars. `left` is the name of the agent who goes with these words. */
export function askForRating(
  { say }: TurnContext,
  draft: Draft,
  handoff: string,
  told: string = say('person-done'),
  left?: string,
): Draft {
  const asked = withState(draft, { asked: { type: 'rating', handoff } });
  return withReplies(asked, present({ kind: 'notice', text: told, left }), {
    kind: 'offer',
    text: say('rating'),
    choices: starCounts.map((each) => choiceOf('★'.repeat(each), { type: 'stars', count: each })),
  });
}

/** A rating: the stars, and after them perhaps a word; undefined if the message is about something else. */
export async function rating({ context, draft, heard }: Incoming): Promise<Draft | undefined> {
  const { asked, openReply } = draft.state;
  if (asked?.type !== 'rating') return undefined;
  const { say, text, tap, content } = context;
  const pick = tap?.reply === openReply ? tap?.pick : undefined;
  const handoff = await context.handoff(asked.handoff);
  if (!handoff) return undefined;
  if (asked.stars === undefined) {
    const given = pick?.type === 'stars' ? pick.count : typedStars(text, content);
    if (given === undefined) return undefined;
    const open = withState(draft, { asked: { ...asked, stars: given } });
    return withReplies(rate(open, handoff, { stars: given }), {
      kind: 'offer',
      text: say('rating-word'),
      choices: [choiceOf(say('button-no'), { type: 'no' })],
    });
  }
  const isNoButton = pick?.type === 'no';
  if (!isNoButton && (wordsOf(text).length === 0 || wantsSomething({ context, heard }))) return undefined;
  const isProblem = context.classifier.understand(text).verdict;
  if (!isNoButton && isProblem.type === 'sure' && content.flows[isProblem.intent]) return undefined;
  const isNo = isNoButton || content.phrases.hears.no.includes(text.toLowerCase());
  const settled = withNothingAsked(draft);
  const kept = isNo ? settled : rate(settled, handoff, { stars: asked.stars, word: text.slice(0, longestText) });
  return withReplies(kept, { kind: 'say', text: say('rating-thanks') });
}

const others: readonly (Command | undefined)[] = ['help', 'start-over'];

/** "Talk to a person", "start over": who needs help again has said nothing about the help that they had. */
function wantsSomething(incoming: Pick<Incoming, 'context' | 'heard'>): boolean {
  const { text, content } = incoming.context;
  return wantsPerson(incoming) || others.includes(commandOf(text, content.phrases));
}

/** Stores a rating with its handoff, puts it on record, and shows it to agents. */
function rate(draft: Draft, handoff: Handoff, given: NonNullable<Handoff['rating']>): Draft {
  return withHandoff(draft, { ...handoff, rating: given }, 'rated');
}
