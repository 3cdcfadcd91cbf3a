import { stillThere } from '../../domain/content/acts.ts';
import type { Flow } from '../../domain/content/flow.ts';
import type { TrailItem } from '../../domain/conversation/plan.ts';
import { present } from '../../domain/present.ts';
import { hour } from '../../domain/time.ts';
import { prepareText } from '../../flows/interpret/exact-reply.ts';
import { positionOf } from '../../flows/position/plan-position.ts';
import { isExactly } from '../../flows/sayings/is-exactly.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import { type Draft, withState } from '../draft.ts';
import type { Incoming } from '../incoming.ts';
import { reportAfterwards } from '../listening/reports/report-afterwards.ts';
import type { TurnContext } from '../turn-context.ts';
import { advance } from './advance.ts';

/** "It's back", soon after a problem was solved: goes on after the step that seemed to have solved it. */
export async function reopenedFlow({ context, draft }: Incoming): Promise<Draft | undefined> {
  const { text, content, now, input, say } = context;
  const { last } = draft.state;
  if (!last || now - last.at >= content.desk.reopenHours * hour) return undefined;
  if (last.outcome !== 'resolved' && last.outcome !== 'assumed') return undefined;
  const { verdict } = context.classifier.understand(text);
  if (verdict.type === 'sure' && verdict.intent !== last.plan.flow && namesSomething(context)) return undefined;
  const flow = content.flows[last.plan.flow];
  if (!flow || !isStillThere(context, flow)) return undefined;
  const bundle = await context.pinned(last.plan.bundle);
  if (!bundle) return undefined;
  const { due } = positionOf(bundle, last.plan);
  const path = due.type === 'exhausted' ? undefined : due.at.path;
  if (path === undefined) return undefined;
  const unsolved = last.plan.trail.filter((item) => !(item.path === path && item.reading.type === 'solved'));
  const noEffect: TrailItem = {
    path,
    reading: { type: 'no-effect' },
    source: 'said',
    input: input.id,
    at: now,
    words: text,
  };
  const plan = { ...last.plan, trail: [...unsolved, noEffect] };
  const episode = present({ id: input.id, plan, setAside: [], person: input.from?.id, name: input.from?.name });
  const reopened = withState(draft, { episode, last: undefined, lost: 0 });
  return advance(context, reopened, bundle, plan, undefined, say('reopened'));
}

/** "Still doesn't work" names nothing, whichever problem it is most often said of. */
function namesSomething({ text, ear }: TurnContext): boolean {
  return ear === undefined || wordTokensOf(text, ear.lexicon).some(({ groups }) => groups.size === 0);
}

/** Whether the words would say, at the check of the flow that was solved, that it is not. */
function isStillThere(context: TurnContext, flow: Flow): boolean {
  const { text, content } = context;
  const { phrases } = content;
  if (isExactly(prepareText(text, phrases), phrases.hears['no-effect'])) return true;
  const report = reportAfterwards(context, flow);
  return report !== undefined && stillThere.includes(report);
}
