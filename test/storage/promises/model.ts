import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Store } from '../../../src/domain/ports/store.ts';
import { sampleInput } from '../support/sample-input.ts';
import { sampleReply, sampleTurn } from '../support/sample-turn.ts';

/** One thing done to a conversation. Keys and inputs are drawn from few, so that they meet. */
type Move =
  | { readonly type: 'accept'; readonly key: number }
  | { readonly type: 'commit'; readonly key: number; readonly stale: boolean; readonly says: number };

const moves = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('accept' as const), key: fc.nat(9) }),
    fc.record({ type: fc.constant('commit' as const), key: fc.nat(9), stale: fc.boolean(), says: fc.nat(3) }),
  ),
  { maxLength: 40 },
);

/** What a conversation ought to be, in a few lines of memory. */
class Model {
  log: string[] = [];
  waiting: string[] = [];
  known = new Set<string>();
  revision = 0;

  accept(id: string): string {
    if (this.known.has(id)) return 'repeated';
    this.known.add(id);
    this.waiting.push(id);
    this.log.push(id);
    return 'accepted';
  }

  commit(id: string, revision: number, says: readonly string[]): string {
    if (revision !== this.revision || !this.waiting.includes(id)) return 'overtaken';
    this.waiting = this.waiting.filter((other) => other !== id);
    this.log.push(...says);
    this.revision++;
    return 'committed';
  }
}

export function promiseModel(open: () => Promise<Store>): void {
  it('does what a small model in memory does, whatever is asked of it in whatever order', async () => {
    const store = await open();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(moves, fc.boolean(), async (made: readonly Move[], atOnce) => {
        const conversation = `run-${runs++}`;
        const model = new Model();
        const asked: Promise<{ type: string }>[] = [];
        const expected: string[] = [];
        for (const move of made) {
          const id = `i${move.key}`;
          if (move.type === 'accept') {
            expected.push(model.accept(id));
            asked.push(store.accept(sampleInput(conversation, { id })));
          } else {
            const entries = Array.from({ length: move.says }, (_, index) => sampleReply(id, index + 1));
            const revision = model.revision - (move.stale ? 1 : 0);
            const said = entries.map((entry) => entry.id);
            expected.push(model.commit(id, revision, said));
            asked.push(store.commit(sampleTurn(conversation, id, { revision, entries })));
          }
          if (!atOnce) await asked.at(-1);
        }

        expect((await Promise.all(asked)).map(({ type }) => type)).toEqual(expected);
        const log = await store.read(conversation, 0, 1_000);
        expect(log.map(({ id }) => id)).toEqual(model.log);
        expect(log.map(({ number }) => number)).toEqual(model.log.map((_, index) => index + 1));
        const loaded = await store.load(conversation);
        expect(loaded?.inputs.map(({ id }) => id) ?? []).toEqual(model.waiting);
        expect(loaded?.conversation.revision ?? 0).toBe(model.revision);
        expect(loaded?.conversation.head ?? 0).toBe(model.log.length);
      }),
      { numRuns: 60 },
    );
  });
}
