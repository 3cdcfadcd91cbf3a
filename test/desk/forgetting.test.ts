import { expect, it, onTestFinished, vi } from 'vitest';
import { startForgetting } from '../../src/desk/jobs/start-forgetting.ts';
import { openSqliteStore } from '../../src/storage/sqlite-store.ts';
import { keepingErrors } from '../play/plain-desk.ts';
import { sampleInput } from '../storage/support/sample-input.ts';
import { sampleTurn } from '../storage/support/sample-turn.ts';

it('forgets at once and hour by hour what is older than it may be', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = await openSqliteStore({ folder: undefined });
  onTestFinished(() => store.close());
  for (const [revision, at] of [1_000, 2_000, 3_000].entries()) {
    const unrecognised = { at, text: `at ${at}`, why: 'lost', ranking: [], model: 'm', most: 9 } as const;
    await store.accept(sampleInput('c', { id: `i${at}` }));
    await store.commit(sampleTurn('c', `i${at}`, { revision, unrecognised }));
  }
  const texts = async () => (await store.unrecognised(0)).map(({ text }) => text);
  let now = 2_500;
  const forgetting = startForgetting({
    what: 'unrecognised messages',
    forget: store.forgetUnrecognised,
    steady: () => now,
    log: keepingErrors(),
    keptFor: 1_000,
  });
  await vi.waitFor(async () => expect(await texts()).toEqual(['at 2000', 'at 3000']));

  now = 3_500;
  vi.advanceTimersByTime(3_600_000);
  await vi.waitFor(async () => expect(await texts()).toEqual(['at 3000']));
  forgetting.close();
  expect(vi.getTimerCount()).toBe(0);
});
