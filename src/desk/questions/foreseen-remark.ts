import type { Elsewhere } from '../../domain/content/elsewhere.ts';
import { drawPathsIn } from '../../flows/replies/draw-path.ts';
import { devicesIn } from '../../interpretation/acts/elsewhere-in.ts';
import type { Ear } from '../../interpretation/ear.ts';
import { isIn, segmentsOf } from '../../interpretation/text/segments.ts';
import { sentencesOf } from '../../interpretation/text/sentences.ts';
import type { CurrentPlan } from '../flow/current-plan.ts';
import type { TurnContext } from '../turn-context.ts';
import { resemblance } from './resemblance.ts';

/** Minimum resemblance to a question of the open step for words that do not have the form of one. */
const leastLike = 0.9;

/** The same for a report of what could not be done, which is about the step anyhow, and for one that names no device. */
const likeHindrance = 0.7;
const likeOther = 0.8;

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

/** What the open step says to somebody who lacks what it needs, a device or a password, unless it was said a moment ago. */
export function foreseenHindrance(
  { text, conversation }: TurnContext,
  current: CurrentPlan,
  elsewhere: Elsewhere | undefined,
  ear: Ear,
): string | undefined {
  const isOfDevice = elsewhere !== undefined && devicesIn(text, elsewhere, ear).length > 0;
  if (!isOfDevice && !lacksKnowledge(text, ear)) return undefined;
  const remark = foreseenRemark(text, current, ear, isOfDevice ? likeHindrance : likeOther);
  return remark !== undefined && conversation.state.lastSaid?.includes(remark) ? undefined : remark;
}

/** "I don't know the password", and nothing else: whoever says that they couldn't has tried. */
function lacksKnowledge(text: string, { lexicon }: Ear): boolean {
  const segments = sentencesOf(text, lexicon).flatMap(segmentsOf);
  return segments.every(({ tokens }) => tokens.some((token) => isIn(token, 'knowing', 'unknowing')));
}
