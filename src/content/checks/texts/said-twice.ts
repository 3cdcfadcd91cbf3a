import type { Check } from '../check.ts';
import { saidFor, saidUnasked } from './said.ts';
import { saidAgain } from './said-again.ts';

/** What people say stands in one place: two would claim it. And what is measured on is never learned. */
export const saidTwice: Check = (material) => {
  const all = [material, ...material.languages].flatMap(({ intents, notOurs }) => [
    ...intents,
    ...(notOurs ? [notOurs] : []),
  ]);
  return saidAgain([
    ...all.flatMap((intent) => saidFor(intent, 'utterances')),
    ...saidUnasked(material),
    ...all.flatMap((intent) => saidFor(intent, 'holdouts')),
  ]);
};
