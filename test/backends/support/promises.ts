import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/domain/ports/backend.ts';
import type { Deadline } from '../../../src/domain/ports/deadline.ts';
import { type DeskSide, type DeskWith, deskWith, type Told } from './desk-with.ts';
import type { FarSide, Manner } from './far-side.ts';

/** A backend beside a real server in the place of the system it tells. */
export type Tried<Far extends FarSide = FarSide> = {
  readonly startFar: () => Promise<Far>;
  readonly backendOf: (side: DeskSide, far: Far, deadline: Deadline) => Backend;
  /** What of all it is told ends in a send; by default everything. */
  readonly sends?: (told: readonly Told[]) => readonly Told[];
  /** The other system's own form of a key. */
  readonly keyOf?: (key: string) => string;
};

const minute = 60_000;

/** What every backend promises. */
export function backendPromises<Far extends FarSide>(name: string, tried: Tried<Far>): void {
  const { startFar, backendOf, sends = (told) => told, keyOf = (key) => key } = tried;
  const open = async (
    deadline: Deadline = () => AbortSignal.timeout(10_000),
  ): Promise<{ desk: DeskWith; far: Far }> => {
    const far = await startFar();
    return { far, desk: await deskWith((side) => backendOf(side, far, deadline)) };
  };
  const due = async (desk: DeskWith, conversation: string): Promise<readonly string[]> =>
    sends(await desk.told(conversation)).map(({ key }) => keyOf(key));
  const close = async ({ desk, far }: { desk: DeskWith; far: Far }): Promise<void> => {
    await desk.close();
    await far.close();
  };

  describe(`the promises of a backend: ${name}`, () => {
    let desk: DeskWith;
    let far: Far;
    beforeEach(async () => {
      ({ desk, far } = await open());
    });
    afterEach(() => close({ desk, far }));
    const keys = (): readonly string[] => far.taken.map(({ key }) => key);

    it('tells each change once, in order', async () => {
      for (let round = 1; round <= 3; round++) await becomesTicket(desk, 'c', round);
      await desk.later(0);
      const expected = await due(desk, 'c');
      expect(expected.length).toBeGreaterThanOrEqual(3);
      expect(keys()).toEqual(expected);
      await desk.later(60 * minute);
      expect(keys()).toEqual(await due(desk, 'c'));
    });

    it('tells nothing of a conversation that needed nobody', async () => {
      await desk.says('c', 'hello');
      await desk.says('c', 'my photos are not uploading');
      await desk.later(0);
      expect(far.asked()).toBe(0);
    });

    it('tries again when the other side is in trouble, and lets what follows wait', async () => {
      far.manner = 'trouble';
      await becomesTicket(desk, 'c', 1);
      await becomesTicket(desk, 'c', 2);
      await desk.later(0);
      expect(far.taken).toEqual([]);
      expect(far.asked()).toBe(1);
      expect(desk.warned.at(-1)).toMatchObject({ event: 'send not through', fields: { ended: 'again' } });
      far.manner = 'well';
      await desk.later(10 * minute);
      expect(keys()).toEqual(await due(desk, 'c'));
    });

    it('repeats under the same key and with the same content what may have arrived, whatever happened since', async () => {
      far.manner = 'lost';
      await becomesTicket(desk, 'c', 1);
      await desk.later(0);
      expect(far.taken).toHaveLength(1);
      await desk.says('c', 'are you still there?');
      await desk.moves('c', { type: 'claim' });
      await desk.answers('c', 'I am');
      far.manner = 'well';
      await desk.later(10 * minute);
      const [first, second, ...rest] = far.taken;
      expect(second).toEqual(first);
      expect(rest.every(({ key }) => key !== first?.key)).toBe(true);
      expect([...new Set(keys())]).toEqual(await due(desk, 'c'));
    });

    it('goes on to the next when one is refused, and shows what was refused and why', async () => {
      far.manner = 'refuses';
      await becomesTicket(desk, 'c', 1);
      await desk.later(0);
      expect(far.taken).toEqual([]);
      const before = await due(desk, 'c');
      const refused = await desk.store.refusedItems('c');
      expect(refused.map(({ id }) => keyOf(id))).toEqual(before);
      for (const { why } of refused) expect(why).toMatch(/\d{3}/);
      expect(desk.warned.at(-1)).toMatchObject({ event: 'send not through', fields: { ended: 'refused' } });
      far.manner = 'well';
      await becomesTicket(desk, 'c', 2);
      await desk.later(0);
      expect(keys()).toEqual((await due(desk, 'c')).slice(before.length));
    });

    it('sends what was refused under its own key, when somebody asks for that', async () => {
      far.manner = 'refuses';
      await becomesTicket(desk, 'c', 1);
      await desk.later(0);
      far.manner = 'well';
      await desk.says('c', 'anybody there?');
      for (const { id } of await desk.store.refusedItems('c')) await desk.store.retryItem(id, desk.now);
      await desk.later(0);
      expect(keys()).toEqual(await due(desk, 'c'));
      expect(far.taken.some(({ content }) => content.includes('anybody there?'))).toBe(false);
      expect(await desk.store.refusedItems('c')).toEqual([]);
    });

    it('lets no conversation wait for another', async () => {
      far.manner = 'trouble';
      await becomesTicket(desk, 'slow', 1);
      await desk.later(0);
      far.manner = 'well';
      await becomesTicket(desk, 'quick', 1);
      await desk.engine.tick();
      expect(keys()).toEqual(await due(desk, 'quick'));
    });

    it('gives up waiting for an answer, and tries again', async () => {
      await close({ desk, far });
      let waiting = new AbortController();
      ({ desk, far } = await open(() => waiting.signal));
      far.manner = 'silent';
      await becomesTicket(desk, 'c', 1);
      const sending = desk.later(0);
      await expect.poll(() => far.taken).toHaveLength(1);
      waiting.abort();
      await sending;
      waiting = new AbortController();
      far.manner = 'well';
      await desk.later(10 * minute);
      expect(far.taken[1]).toEqual(far.taken[0]);
      expect([...new Set(keys())]).toEqual(await due(desk, 'c'));
    });

    it('loses nothing and keeps the order, however often the other side is away or in trouble', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 20 }), async (events) => {
          const run = await open();
          try {
            let ambiguous = 0;
            for (const each of events) {
              if (each.type === 'far' && each.is === 'lost') ambiguous++;
              await happen(run.desk, run.far, each);
            }
            await run.far.comeBack();
            run.far.manner = 'well';
            await run.desk.later(10 * minute);
            await run.desk.later(10 * minute);
            for (const conversation of conversations) {
              const expected = await due(run.desk, conversation);
              const mine = run.far.taken.filter(({ key }) => expected.includes(key));
              expect([...new Set(mine.map(({ key }) => key))]).toEqual(expected);
              for (const { key, content } of mine)
                expect(content).toBe(mine.find((first) => first.key === key)?.content);
              if (ambiguous === 0) expect(mine.map(({ key }) => key)).toEqual(expected);
            }
            expect(run.desk.errors).toEqual([]);
          } finally {
            await close(run);
          }
        }),
        // A failure is told at once, with its seed: each round is a whole desk, and searching for a shorter one takes minutes.
        { numRuns: 10, endOnFailure: true },
      );
    }, 240_000);
  });
}

/** A person asks for a human while nobody is there, and leaves an address. */
async function becomesTicket(desk: DeskWith, conversation: string, round: number): Promise<void> {
  await desk.says(conversation, 'talk to a person');
  await desk.says(conversation, `anna${round}@example.org`);
}

const conversations = ['a', 'b'] as const;

type Happening =
  | {
      readonly type: 'ticket' | 'queue' | 'claim' | 'answer' | 'close' | 'bot';
      readonly in: (typeof conversations)[number];
    }
  | { readonly type: 'far'; readonly is: Exclude<Manner, 'silent' | 'refuses'> | 'away' }
  | { readonly type: 'time'; readonly ms: number };

const event: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    type: fc.constantFrom('ticket', 'queue', 'claim', 'answer', 'close', 'bot'),
    in: fc.constantFrom(...conversations),
  }),
  fc.record({ type: fc.constant('far'), is: fc.constantFrom('well', 'lost', 'trouble', 'away') }),
  fc.record({ type: fc.constant('time'), ms: fc.integer({ min: 0, max: 5 * minute }) }),
);

async function happen(desk: DeskWith, far: FarSide, each: Happening): Promise<void> {
  switch (each.type) {
    case 'ticket':
      desk.somebody = false;
      return becomesTicket(desk, each.in, 1);
    case 'queue':
      desk.somebody = true;
      return desk.says(each.in, 'talk to a person');
    case 'claim':
      return desk.moves(each.in, { type: 'claim' });
    case 'answer':
      return desk.answers(each.in, 'We are looking into it.');
    case 'close':
      return desk.moves(each.in, { type: 'close' });
    case 'bot':
      return desk.says(each.in, 'bot');
    case 'far':
      if (each.is === 'away') return far.goAway();
      far.manner = each.is;
      return far.comeBack();
    case 'time':
      return desk.later(each.ms);
  }
}
