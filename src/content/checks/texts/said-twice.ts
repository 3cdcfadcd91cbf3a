import type { Check } from '../check.ts';
import { saidFor, saidUnasked } from './said.ts';
import { saidAgain } from './said-again.ts';

/** No sentence is in two places, which would both claim it, and no holdout is learned. */
export const saidTwice: Check = (material) => {
  const all = [material, ...material.languages].flatMap(({ intents, notOurs }) => [
    ...intents,
    ...(notOurs ? [notOurs] : []),
  ]);
  return saidAgain([
    ...all.flatMap((intent) => saidFor(intent, 'utterances')),
    ...[material, ...material.languages].flatMap(saidUnasked),
    ...all.flatMap((intent) => saidFor(intent, 'holdouts')),
  ]);
};
