import { afterEach, expect, it } from 'vitest';
import type { NewTimer } from '../../src/domain/conversation/timer.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

let desk: EngineDesk;
afterEach(() => desk.close());

const minute = 60_000;

/** A desk whose "remind me" sets a timer, whose "never mind" unsets it, and that says when one has fired. */
async function openReminding(): Promise<void> {
  desk = await openEngine({
    respond: (_, input) => {
      if (input.body.type === 'timer') return [{ kind: 'say', text: `Fired: ${input.body.kind}` }];
      const timers: NewTimer[] = [{ kind: 'silence', due: input.at + 10 * minute }];
      return wordsIn(input) === 'remind me' ? { timers } : { unset: ['silence'] };
    },
  });
}

async function hear(text: string): Promise<void> {
  await desk.post('c', text);
  await desk.engine.idle();
}

async function pass(ms: number): Promise<void> {
  desk.now += ms;
  await desk.engine.tick();
  await desk.engine.idle();
}

it('fires a timer once it is due, not before, and once only', async () => {
  await openReminding();
  await hear('remind me');
  await pass(10 * minute - 1);
  expect(await desk.said('c')).toEqual([]);
  await pass(1);
  expect(await desk.said('c')).toEqual(['Fired: silence']);
  await pass(60 * minute);
  expect(await desk.said('c')).toEqual(['Fired: silence']);
});

it('fires a timer once though two replicas look at once, again and again', async () => {
  await openReminding();
  const other = desk.engineOf();
  await hear('remind me');
  desk.now += 10 * minute;
  for (let n = 0; n < 3; n++) {
    await Promise.all([desk.engine.tick(), other.tick(), desk.engine.tick()]);
    desk.now += 31_000; // longer than any lease
  }
  await Promise.all([desk.engine.idle(), other.idle()]);
  await other.close();
  expect(await desk.said('c')).toEqual(['Fired: silence']);
  expect(desk.played.filter(({ by }) => by === 'timer')).toHaveLength(1);
});

it('does not fire a timer whose reason is gone', async () => {
  await openReminding();
  await hear('remind me');
  await hear('never mind');
  await pass(60 * minute);
  expect(desk.played.filter(({ by }) => by === 'timer')).toEqual([]);
});

it('fires a timer that was set again at its new time only', async () => {
  await openReminding();
  await hear('remind me');
  desk.now += 5 * minute;
  await hear('remind me');
  await pass(5 * minute);
  expect(await desk.said('c')).toEqual([]);
  await pass(5 * minute);
  expect(await desk.said('c')).toEqual(['Fired: silence']);
});

it('looks at the clock by itself: a due timer fires though nobody asks', async () => {
  await openReminding();
  await desk.engine.start();
  await hear('remind me');
  const fired = new Promise<void>((resolve) => {
    desk.store.watch(() => void desk.said('c').then((said) => said.length > 0 && resolve()));
  });
  desk.now += 10 * minute;
  await desk.post('d', 'remind me'); // any commit may move the alarm; the first due timer still rings
  await desk.engine.idle();
  await desk.engine.tick();
  await fired;
});
