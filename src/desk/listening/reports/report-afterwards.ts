import type { KindOf } from '../../../domain/content/acts.ts';
import type { Flow } from '../../../domain/content/flow.ts';
import { onceFor } from '../../../domain/once-for.ts';
import { interpret } from '../../../interpretation/interpret.ts';
import type { TurnContext } from '../../turn-context.ts';
import { outcomesOf } from '../hear.ts';

/** What words report about a flow that is over, as if its check were asked; undefined if they surely report nothing. */
export function reportAfterwards(context: TurnContext, flow: Flow): KindOf<'report'> | undefined {
  return readAfterwards(context)(flow).kind;
}

/** Read once a turn, however often it is asked for. */
const readAfterwards = onceFor(({ text, ear }: TurnContext) =>
  onceFor((flow: Flow): { readonly kind?: KindOf<'report'> } => {
    if (!ear) return {};
    const place = { phase: 'check', question: flow.check, ...outcomesOf(flow), answers: [] } as const;
    const { acts, verdict } = interpret(text, place, ear);
    const [act] = acts;
    return verdict === 'heard' && act?.act === 'report' ? { kind: act.kind } : {};
  }),
);
