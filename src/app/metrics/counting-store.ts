import type { Counter, Registry } from 'prom-client';
import type { Store } from '../../domain/ports/store.ts';
import { askedFor, deskMetrics } from './desk-metrics.ts';
import { prom } from './prom-client.ts';

/** The same store, with its inputs, turns, replies and sends counted as they pass, and its state to be asked. */
export function countingStore(store: Store, registry: Registry): Store {
  const counter = (name: string, help: string, label: string): Counter =>
    new prom.Counter({ name, help, labelNames: [label], registers: [registry] });
  const inputs = counter('fixpath_inputs_total', 'Inputs by what became of them', 'result');
  const turns = counter('fixpath_turns_total', 'Turns by how they ended', 'ending');
  const replies = counter('fixpath_replies_total', 'Replies of the bot by kind', 'kind');
  const verdicts = new prom.Counter({
    name: 'fixpath_verdicts_total',
    help: 'What was made of messages: of replies to a question, and of words that name a problem',
    labelNames: ['of', 'verdict'],
    registers: [registry],
  });
  const sends = counter('fixpath_sends_total', 'Sends to other systems by how they ended', 'result');
  askedFor(registry, 'fixpath_store_well', '1 while something can be stored', async () =>
    (await store.trouble()) ? 0 : 1,
  );
  askedFor(registry, 'fixpath_files_bytes', 'What all files take', async () => (await store.space()).files);
  askedFor(
    registry,
    'fixpath_disk_free_bytes',
    'What is free on the disk of the store',
    async () => (await store.space()).free,
  );
  const desk = deskMetrics(store, registry);
  return {
    ...store,
    accept: async (input) => {
      desk.accepted(input.id);
      const acceptance = await store.accept(input);
      inputs.inc({ result: acceptance.type });
      return acceptance;
    },
    commit: async (turn) => {
      const commitment = await store.commit(turn);
      turns.inc({ ending: commitment.type === 'overtaken' ? 'overtaken' : turn.ending });
      if (commitment.type === 'committed') {
        desk.committed(turn.input, commitment.entries);
        for (const [of, verdict] of Object.entries(turn.verdicts ?? {})) verdicts.inc({ of, verdict });
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
