import { stemmerOf } from '../../src/intents/text/stemmer.ts';
import type { Hearer } from './hearer.ts';

const stem = stemmerOf('en') ?? ((word: string) => word);
const wordsIn = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[a-z']+/g) ?? [];
const small = new Set(
  'a an the is are it i my your you do does did to of in on and or if when that this there'.split(' '),
);
const isNot = (word: string) =>
  word.endsWith("n't") || /^(not|no|never|none|nothing|cannot|without|unable)$/.test(word);

/** What anybody would write first: a leading yes or no, else the parity of negations where a word of the question is met. */
export const naiveRule: Hearer = ({ question, said, reply }) => {
  if (reply.includes('?') || /^(what|where|how|why|which|can you|could you|tell me)\b/i.test(reply)) return 'question';
  const words = wordsIn(reply);
  if (/^(yes|yeah|yep|correct|sure)$/.test(words[0] ?? '')) return 'yes';
  if (/^(no|nope|nah)$/.test(words[0] ?? '')) return 'no';
  const asked = said.includes('?') ? said : question;
  const content = new Set(
    wordsIn(asked)
      .filter((word) => !small.has(word) && !isNot(word))
      .map(stem),
  );
  if (!words.some((word) => content.has(stem(word)))) return 'unheard';
  const turns = words.filter(isNot).length + wordsIn(asked).filter(isNot).length;
  return turns % 2 === 0 ? 'yes' : 'no';
};
