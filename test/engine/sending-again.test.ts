import { expect, it } from 'vitest';
import { createOutbox } from '../../src/engine/outbox.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { keepingLog } from '../http/support/keeping-log.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';

it('sends at once what was committed just after it had looked for the last time, whenever it is told', async () => {
  for (let moment = 0; moment < 12; moment++) {
    const store = await openSqliteStore({ folder: undefined });
    const sent: string[] = [];
    let told: Promise<void> | undefined;
    const sending = createOutbox({
      store: {
        ...store,
        leaseItems: async (...asked) => {
          const found = await store.leaseItems(...asked);
          if (told) return found;
          await store.accept(sampleInput('c', { id: 'i' }));
          await store.commit(sampleTurn('c', 'i', { items: [{ id: 'i.1', destination: 'away', entry: 'i.1' }] }));
          told = (async () => {
            for (let n = 0; n < moment; n++) await undefined;
            await sending.send();
          })();
          return found;
        },
      },
      clock: () => 10_000,
      log: keepingLog(),
      senders: {
        away: async ({ id }) => {
          sent.push(id);
          return { type: 'sent' };
        },
      },
      later: () => {},
    });
    await sending.send();
    await told;
    expect(sent).toEqual(['i.1']);
    await sending.close();
    await store.close();
  }
});
