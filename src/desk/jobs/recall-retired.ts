import type { Accept } from '../../domain/ports/channel.ts';
import type { Log } from '../../domain/ports/log.ts';
import type { Store } from '../../domain/ports/store.ts';
import type { DestinationOf } from '../../engine/build-turn.ts';

export type RecallParts = {
  readonly store: Pick<Store, 'playing' | 'find'>;
  readonly accept: Accept;
  readonly destinationOf: DestinationOf;
  readonly log: Log;
};

/** Moves every conversation that is in a recalled flow, once: the key of the input names what was recalled. */
export async function recallRetired(hashes: readonly string[], parts: RecallParts): Promise<void> {
  const { store, accept, destinationOf, log } = parts;
  for (const hash of hashes) {
    const conversations = await store.playing(hash);
    if (conversations.length > 0) log.warn('a flow was recalled', { bundle: hash, told: conversations.length });
    for (const conversation of conversations) {
      const channel = (await store.find(conversation))?.channel;
      if (channel === undefined) continue;
      await accept({
        conversation,
        channel,
        key: `recall:${hash}`,
        by: 'timer',
        body: { type: 'timer', kind: 'recall', timer: hash },
        answerBy: destinationOf(channel) ? 'send' : 'log',
      });
    }
  }
}
