import type { Choice } from './reply.ts';

/** Picks that say all by their name. */
const plainPicks = [
  // An open step.
  'unsure',
  'returned',
  'solved',
  'no-effect',
  'could-not',
  'not-yet',
  'skip',
  // An offer.
  'person',
  'none',
  'yes',
  'no',
  'carry-on',
  'start-over',
  'bot',
] as const;

/** What a button of the desk says when it is tapped; `index` is the answer's, `count` the number of stars, 1 to 5. */
export type ButtonPick =
  | { readonly type: (typeof plainPicks)[number] }
  | { readonly type: 'answer'; readonly index: number }
  | { readonly type: 'intent'; readonly intent: string }
  | { readonly type: 'stars'; readonly count: number };

/** A button with its label. */
export function choiceOf(label: string, pick: ButtonPick): Choice {
  return { label, pick: encodePick(pick) };
}

/** A pick as buttons carry it. What was encoded once is decoded for ever: a button may be tapped years later. */
function encodePick(pick: ButtonPick): string {
  switch (pick.type) {
    case 'answer':
      return `answer-${pick.index}`;
    case 'intent':
      return `intent ${pick.intent}`;
    case 'stars':
      return `star ${pick.count}`;
    default:
      return pick.type;
  }
}

/** The pick that a button carries; undefined if it is none of ours. */
export function decodePick(encoded: string): ButtonPick | undefined {
  const plain = plainPicks.find((each) => each === encoded);
  if (plain) return { type: plain };
  if (encoded.startsWith('intent ')) return { type: 'intent', intent: encoded.slice('intent '.length) };
  const [, index] = /^answer-(\d{1,2})$/.exec(encoded) ?? [];
  if (index !== undefined) return { type: 'answer', index: Number(index) };
  const [, count] = /^star ([1-5])$/.exec(encoded) ?? [];
  return count === undefined ? undefined : { type: 'stars', count: Number(count) };
}
