import { matterOf } from '../../domain/content/matter-of.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';
import { followVerdict } from './follow-verdict.ts';
import { type Opening, readOpening } from './read-opening.ts';

/** What the person wants, as far as the classifier can tell; it leaves no message to another reader. */
export function statedIntent({ context, draft }: Incoming): Promise<Draft> | Draft {
  const opening = readOpening(context);
  return followVerdict(context, withOthers(context, draft, opening), opening);
}

/** Remembers the problems that were told beside the first, and says so. */
function withOthers({ say, now, content: { flows } }: TurnContext, draft: Draft, { verdict, others }: Opening): Draft {
  const [next] = others;
  if (!next || verdict.type !== 'sure') return draft;
  const title = (intent: string) => matterOf(flows[intent] ?? { title: intent });
  const titles = { title: title(verdict.intent), next: title(next.intent) };
  return withReplies(withState(draft, { later: { problems: others, at: now } }), {
    kind: 'say',
    text: say('later-noted', titles),
  });
}
