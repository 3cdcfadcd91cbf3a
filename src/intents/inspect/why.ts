import type { Model } from '../classify/model.ts';
import { signalsOf } from '../classify/signals.ts';
import { tokensOf } from '../text/tokens.ts';
import { beliefsOf } from '../verdict/beliefs.ts';
import { type Prospects, prospectsOf, type Stakes } from '../verdict/cheapest-act.ts';

/** What led to a verdict. */
export type Why = {
  /** The probability that the message is in scope, from 0 to 1. */
  readonly ours: number;
  /** What each act is expected to cost; the verdict is the cheapest. */
  readonly costs: Pick<Prospects, 'sure' | 'torn' | 'lost'>;
  /**
   * By how much each word raises the belief in the first intent: the natural logarithm of the belief, minus that of the
   * message without the word; negative if it lowers it. In the order of the message.
   */
  readonly words: readonly { readonly word: string; readonly says: number }[];
};

/** The parts of a model that an explanation needs. */
type Explained = Pick<Model, 'learned' | 'mixing' | 'belonging'>;

/** At most this many words are left out one by one. */
const mostWords = 60;

/** Explains by leaving out each word in turn: this works for any learner, and includes what words say together. */
export function whyOf(model: Explained, stakes: Stakes): (text: string) => Why {
  const { learned } = model;
  const read = signalsOf(learned);
  const beliefs = (text: string) => beliefsOf(learned.intents, read(text), model);
  return (text) => {
    const { ranking, belonging: ours } = beliefs(text);
    const [first] = ranking;
    const tokens = tokensOf(text).slice(0, mostWords);
    const belief = ours * (first?.share ?? 0);
    const words = tokens.flatMap(({ text: word, word: isWord }, at) => {
      if (!isWord || !first) return [];
      const without = beliefs(tokens.flatMap((token, other) => (other === at ? [] : token.text)).join(' '));
      const share = without.ranking.find(({ intent }) => intent === first.intent)?.share ?? 0;
      return [{ word, says: Math.log(belief / (without.belonging * share)) }];
    });
    const { sure, torn, lost } = prospectsOf(ranking, ours, stakes);
    return { ours, costs: { sure, torn, lost }, words };
  };
}
