import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import type { Ear } from '../../interpretation/ear.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import { resemblance } from './resemblance.ts';

/** What is no question in its form must be as like as this to one that the open step foresees. */
const leastLike = 0.9;

/** What the open step says to a remark that its writer foresaw: "I have an iPhone 7". */
export function foreseenRemark(
  text: string,
  { open }: CurrentPlan,
  ear: Ear,
  least: number = leastLike,
): string | undefined {
  const { faq = [] } = open.at.step;
  const scores = faq.map((each) => resemblance(text, each, ear));
  const most = Math.max(0, ...scores);
  const found = most >= least ? faq[scores.indexOf(most)] : undefined;
  return found && drawPathsIn(found.say);
}
