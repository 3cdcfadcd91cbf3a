import type { Asked } from '../../domain/conversation.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import type { Moment } from './moment.ts';

const stars = [1, 2, 3, 4, 5] as const;

/** The case is closed: says so, and asks how it was. */
export function askForRating({ say }: Moment, draft: Draft, handoff: string): Draft {
  const asked = withState(draft, { asked: { type: 'rating', handoff } });
  return withReplies(
    asked,
    { kind: 'notice', text: say('person-done') },
    {
      kind: 'offer',
      text: say('rating'),
      choices: stars.map((each) => ({ label: '★'.repeat(each), pick: `star ${each}` })),
    },
  );
}

/** The stars a message gives: a tapped button, a number from 1 to 5, or as many stars. */
export function starsOf(text: string, pick: string | undefined): number | undefined {
  const tapped = /^star ([1-5])$/.exec(pick ?? '')?.[1];
  if (tapped) return Number(tapped);
  const [, typed] = /^\s*([1-5])\s*(?:\/\s*5|stars?|★)?\s*[.!]?\s*$/i.exec(text) ?? [];
  if (typed) return Number(typed);
  const signs = /^\s*([★⭐]{1,5})\s*$/u.exec(text)?.[1];
  return signs === undefined ? undefined : [...signs].length;
}

/** Takes the stars, then perhaps a word; undefined if the message speaks of something else. */
export async function takeRating(
  moment: Moment,
  draft: Draft,
  asked: Extract<Asked, { type: 'rating' }>,
  pick: string | undefined,
): Promise<Draft | undefined> {
  const { say, text, content } = moment;
  const handoff = await moment.handoff(asked.handoff);
  if (!handoff) return undefined;
  if (asked.stars === undefined) {
    const given = starsOf(text, pick);
    if (given === undefined) return undefined;
    const rated = { ...draft, handoffs: [...draft.handoffs, { ...handoff, rating: { stars: given } }] };
    const open = withState(rated, { asked: { ...asked, stars: given } });
    return withReplies(open, {
      kind: 'offer',
      text: say('rating-word'),
      choices: [{ label: say('button-no'), pick: 'no' }],
    });
  }
  const isProblem = moment.classifier.understand(text).verdict;
  if (pick !== 'no' && isProblem.type === 'sure' && content.flows[isProblem.intent]) return undefined;
  const isNo = pick === 'no' || content.phrases.hears.no.includes(text.toLowerCase());
  const word = isNo ? {} : { word: text };
  const kept = { ...draft, handoffs: [...draft.handoffs, { ...handoff, rating: { stars: asked.stars, ...word } }] };
  return withReplies(withState(kept, { asked: undefined }), { kind: 'say', text: say('rating-thanks') });
}
