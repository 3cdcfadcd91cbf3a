import { actName } from '../../domain/content/acts.ts';
import type { Performed } from '../../interpretation/interpretation.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Heard } from './hear.ts';

/** Minimum share for an act to be beyond doubt. */
export const beyondDoubt = 0.9;

const moods: readonly string[] = ['anger', 'despair', 'worry', 'apology', 'objection'];

/**
 * A mood or a courtesy beyond doubt, in words that might also be an answer or a report: then they are neither. A
 * courtesy in front of them ("fine. There's one …") does not count, and only a mood outweighs an answer that is beyond
 * doubt.
 */
export function sureRemark(acts: readonly Performed[], isDoubtful: boolean): Performed | undefined {
  const [first] = acts;
  if (first?.act !== 'answer' && first?.act !== 'report') return undefined;
  if (!isDoubtful && first.share >= beyondDoubt) return undefined;
  return acts.find(
    (act) =>
      act.act === 'social' &&
      act.share >= beyondDoubt &&
      act.share > first.share &&
      (isDoubtful
        ? sameClause(act, first) || moods.includes(act.kind)
        : sameClause(act, first) && moods.includes(act.kind)),
  );
}

/** Whether the same words did both; an act of the whole message belongs to each of its clauses. */
function sameClause(one: Performed, other: Performed): boolean {
  return one.clause === other.clause || one.clause === -1 || other.clause === -1;
}

/** What a desk's own intents, which openings tell, are in the middle of a flow. */
const intentOf = { 'wish.person': 'talk-to-agent', 'social.bye': 'goodbye' } as const;

/** From this share on, something else is heard in such words. */
const leastOfOther = 0.4;

/**
 * "Fetch me somebody then", "bye, I'll be back tonight": not heard for sure, but what openings are known for, and what
 * the words do more likely than anything else.
 */
export function soundsLike(act: keyof typeof intentOf, { classifier, text, ear }: TurnContext, heard?: Heard): boolean {
  const [first] = heard?.interpretation.acts ?? [];
  const isDoubted = heard?.interpretation.verdict !== 'heard';
  const isNamed = !first || ('kind' in first && actName(first) === act) || first.share < leastOfOther;
  if (!ear || !isDoubted || !isNamed) return false;
  const { verdict } = classifier.understand(text);
  if (verdict.type !== 'sure' || verdict.intent !== intentOf[act]) return false;
  const [likeliest] = ear.readActs(text).toSorted((one, other) => other.share - one.share);
  return likeliest?.kind === act;
}
