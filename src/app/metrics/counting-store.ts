import { Counter, type Registry } from 'prom-client';
import type { Store } from '../../domain/ports/store.ts';

/** The same store, with its inputs, turns, replies and sends counted as they pass. */
export function countingStore(store: Store, registry: Registry): Store {
  const counter = (name: string, help: string, label: string): Counter =>
    new Counter({ name, help, labelNames: [label], registers: [registry] });
  const inputs = counter('fixpath_inputs_total', 'Inputs by what became of them', 'result');
  const turns = counter('fixpath_turns_total', 'Turns by how they ended', 'ending');
  const replies = counter('fixpath_replies_total', 'Replies of the bot by kind', 'kind');
  const sends = counter('fixpath_sends_total', 'Sends to other systems by how they ended', 'result');
  return {
    ...store,
    accept: async (input) => {
      const acceptance = await store.accept(input);
      inputs.inc({ result: acceptance.type });
      return acceptance;
    },
    commit: async (turn) => {
      const commitment = await store.commit(turn);
      turns.inc({ ending: commitment.type === 'overtaken' ? 'overtaken' : turn.ending });
      if (commitment.type === 'committed') {
        for (const { body } of commitment.entries) if (body.kind === 'reply') replies.inc({ kind: body.reply.kind });
      }
      return commitment;
    },
    settleItem: (item, fence, sent, now) => {
      sends.inc({ result: sent.type });
      return store.settleItem(item, fence, sent, now);
    },
  };
}
