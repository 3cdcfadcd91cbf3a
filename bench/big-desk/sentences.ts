import type { Examples } from '../../src/domain/content/content.ts';
import { plainText } from '../../src/domain/text/words.ts';
import { randomOf } from '../../src/intents/vectors/random.ts';
import { withTypos } from '../intents/typos.ts';
import { endings, openings, strangers, things, troubles } from './words.ts';

/** How large the desk is. */
export type Size = { readonly intents: number; readonly utterances: number; readonly holdouts: number };

const syllables =
  'ba be bo da de do fa fi ga go ha he ka ki la lo ma mi na no pa pe ra ri sa so ta ti va wo za zu'.split(' ');
/** Names, places and codes: as many as the words of a real desk of this size, few of them frequent. */
const madeWords = 6000;
const oneInSlips = 4;

/**
 * A desk's sentences from templates, the same for the same seed: an intent is a trouble with a thing, so that each
 * shares its words with many others. A quarter have slips of the finger. No sentence comes twice.
 */
export function sentencesOf(size: Size, seed: number): Examples {
  const random = randomOf(seed);
  const pick = <Thing>(list: readonly Thing[]) => list[Math.floor(random() * list.length)] as Thing;
  // Squared: some words are frequent, most are rare.
  const word = () => madeWord(Math.floor(random() ** 2 * madeWords));
  const filled = (template: string) =>
    template.replace(/\{word\}/g, word).replace(/\{number\}/g, () => `${Math.floor(random() * 900) + 100}`);
  const seen = new Set<string>();
  const fresh = (make: () => string): string => {
    for (;;) {
      const made = make();
      const text = (
        random() < 1 / oneInSlips ? (withTypos([made], Math.floor(random() * 1e9))[0] ?? made) : made
      ).trim();
      if (text === '' || seen.has(plainText(text))) continue;
      seen.add(plainText(text));
      return text;
    }
  };
  const intents = intentNames(size.intents);
  const texts = (count: number) =>
    intents.flatMap(({ intent, names, says }) =>
      Array.from({ length: count }, () => ({
        intent,
        text: fresh(() =>
          [pick(openings), filled(pick(says).replace('{thing}', pick(names))), filled(pick(endings))].join(' '),
        ),
      })),
    );
  const others = (count: number) => Array.from({ length: count }, () => fresh(() => filled(pick(strangers))));
  return {
    utterances: texts(size.utterances),
    holdouts: texts(size.holdouts),
    notOurs: others(size.intents * 2),
    notOursHoldouts: others(Math.ceil(size.intents / 2)),
  };
}

function intentNames(count: number) {
  return things
    .flatMap((names) =>
      Object.entries(troubles).map(([trouble, says]) => ({
        intent: `${(names[0] ?? '').replaceAll(' ', '-')}-${trouble}`,
        names,
        says,
      })),
    )
    .slice(0, count);
}

function madeWord(number: number): string {
  // Digits in base of the syllables; the odd factor scatters neighbours.
  let left = (number * 2654435761) % 32 ** 3;
  let text = '';
  for (let at = 0; at < 3; at++) {
    text += syllables[left % syllables.length];
    left = Math.floor(left / syllables.length);
  }
  return text;
}
