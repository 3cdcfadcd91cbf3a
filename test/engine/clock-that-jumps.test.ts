import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { SendResult } from '../../src/domain/conversation/turn.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { type EngineDesk, openEngine, wordsIn } from './support/open-engine.ts';

const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const patience = 10 * minute;
const retry = 5 * minute;

/** What happens between two looks: time passes, and the clock is set. */
const moment = fc.record({
  passes: fc.integer({ min: 0, max: 4 * minute }),
  isSetBy: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    fc.integer({ min: -60 * minute, max: 60 * minute }),
    fc.constantFrom(-year, year),
  ),
});

/** A desk that reminds of each message once, after ten minutes, and whose other side takes a send at the second try. */
async function openReminding(folder?: string) {
  const sent: { text: string; at: number }[] = [];
  const tried = new Set<string>();
  const desk: EngineDesk = await openEngine({
    ...(folder !== undefined && { folder }),
    respond: (_, input) => {
      if (input.body.type === 'timer') return [{ kind: 'say', text: 'reminded' }];
      return {
        replies: [{ kind: 'say', text: `heard ${wordsIn(input)}` }],
        timers: [{ kind: 'silence', due: input.at + patience }],
      };
    },
    sender: async (item): Promise<SendResult> => {
      const text = item.body.body.kind === 'reply' ? item.body.body.reply.text : '';
      if (!tried.has(item.id)) {
        tried.add(item.id);
        return { type: 'again', at: desk.now + desk.set + retry, why: 'busy' };
      }
      sent.push({ text, at: desk.now });
      return { type: 'sent' };
    },
  });
  const look = async (): Promise<void> => {
    await desk.engine.tick();
    await desk.engine.idle();
    await desk.engine.tick();
  };
  return { desk, sent, look };
}

it('reminds and sends again when as much time has passed, neither sooner nor twice, however the clock is set', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 12 }), async (moments) => {
      const { desk, sent, look } = await openReminding();
      try {
        const begun = desk.now;
        await desk.post('c', 'hello', { channel: 'away', answerBy: 'send' });
        await desk.engine.idle();
        await look();
        for (const { passes, isSetBy } of moments) {
          desk.now += passes;
          desk.set += isSetBy;
          await look();
        }
        for (let rest = 0; rest < 12; rest++) {
          desk.now += 2 * minute;
          await look();
        }
        expect(await desk.said('c')).toEqual(['heard hello', 'reminded']);
        expect(sent.map(({ text }) => text)).toEqual(['heard hello', 'reminded']);
        // The longest that it takes until somebody looks.
        const slack = 4 * minute;
        const [first, second] = sent.map(({ at }) => at - begun);
        expect(first).toBeGreaterThanOrEqual(retry);
        expect(first).toBeLessThanOrEqual(retry + slack);
        expect(second).toBeGreaterThanOrEqual(patience + retry);
        expect(second).toBeLessThanOrEqual(patience + retry + 2 * slack);
        const steps = moments.filter(({ isSetBy }) => Math.abs(isSetBy) >= 2000).length;
        expect(desk.log.warnings.filter((event) => event === 'the clock was set').length).toBe(steps);
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 12 },
  );
});

it('waits no longer than it had to where the clock was set back while nothing ran', async () => {
  const folder = await temporaryFolder();
  const before = await openReminding(folder);
  before.desk.set = 60 * minute;
  await before.desk.post('c', 'hello');
  await before.desk.engine.idle();
  await before.desk.close();

  const { desk, look } = await openReminding(folder);
  onTestFinished(() => desk.close());
  await desk.engine.start();
  desk.now += patience - 1;
  await look();
  expect(await desk.said('c')).toEqual(['heard hello']);
  desk.now += 1;
  await look();
  expect(await desk.said('c')).toEqual(['heard hello', 'reminded']);
});
