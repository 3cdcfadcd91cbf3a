import { matterOf } from '../../domain/content/matter-of.ts';
import { choiceOf } from '../../domain/conversation/pick.ts';
import { hour } from '../../domain/time.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * The draft, and where it leaves nothing open, an offer of the problem that was told beside the first: "You also
 * mentioned …". What was dealt with meanwhile, and what was said too long ago, is forgotten.
 */
export function offerLater({ say, content, now }: TurnContext, draft: Draft): Draft {
  const { later, owner, episode, asked, last } = draft.state;
  const isAsked = asked !== undefined && asked.type !== 'left';
  if (!later || owner.type !== 'bot' || episode || isAsked) return draft;
  const isOld = now - later.at >= content.desk.reopenHours * hour;
  const isDone = (intent: string) =>
    last?.plan.flow === intent || last?.plan.trail.some(({ path }) => path.includes(`/${intent}:`)) === true;
  const left = isOld ? [] : later.problems.filter(({ intent }) => content.flows[intent] && !isDone(intent));
  const [problem, ...rest] = left;
  const flow = problem && content.flows[problem.intent];
  const title = flow && matterOf(flow);
  if (!problem || title === undefined) return withState(draft, { later: undefined });
  return withReplies(
    withState(draft, {
      asked: { type: 'later', problem },
      later: rest.length > 0 ? { ...later, problems: rest } : undefined,
    }),
    {
      kind: 'offer',
      intents: [problem.intent],
      text: say('later', { title }),
      choices: [choiceOf(say('button-yes'), { type: 'yes' }), choiceOf(say('button-no'), { type: 'no' })],
    },
  );
}
