import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Plan } from '../../src/domain/conversation/plan.ts';
import { findStep } from '../../src/flows/position/find-step.ts';
import { positionOf } from '../../src/flows/position/plan-position.ts';
import { frameOf } from '../../src/flows/position/step-path.ts';
import { deskContent } from '../play/desk-content.ts';
import { anyMove, anyOpening, make } from './support/moves.ts';
import { asks, beginWalk, type Heard, type Walk } from './support/walk.ts';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await deskContent();
});

/** Walks many ways of 30 moves through the desk's own content, and looks at each after every turn. */
async function walkAnyWay(look: (walk: Walk, replies: readonly Heard[]) => void, numRuns = 60): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      anyOpening(desk),
      fc.array(anyMove(desk), { minLength: 10, maxLength: 30 }),
      async (opening, moves) => {
        const walk = beginWalk(desk);
        look(walk, await walk.say(opening));
        for (const move of moves) {
          const replies = await make(walk, move);
          if (replies) look(walk, replies);
        }
      },
    ),
    { numRuns },
  );
}

it('ends every turn with exactly one open question, the last thing said, whatever was said or tapped', async () => {
  await walkAnyWay((walk, replies) => {
    const { owner, episode, openReply } = walk.state();
    if (owner.type !== 'bot') return;
    expect(replies.length).toBeGreaterThan(0);
    const asking = replies.filter(asks);
    expect(asking.length).toBeLessThanOrEqual(1);
    if (asking.length > 0) expect(replies.at(-1)).toBe(asking[0]);
    if (!episode) return;
    expect(walk.running()?.standing.due.type).toBe('open');
    expect(asking.map(({ id }) => id)).toEqual([openReply]);
  });
}, 120_000);

it('fills every brace and names no reply but by its kind', async () => {
  await walkAnyWay((_, replies) => {
    for (const { reply } of replies) {
      expect(reply.text.trim()).not.toBe('');
      expect(reply.text).not.toMatch(/\{[a-z-]+\}|undefined|\[object/);
    }
  }, 20);
}, 120_000);

it('asks for nothing twice: a shared step is played in one place, a flow is called from one', async () => {
  await walkAnyWay((walk) => {
    const plan = walk.state().episode?.plan;
    const running = walk.running();
    if (!plan || !running) return;
    const places = new Map<string, Set<string>>();
    const note = (what: string, where: string): void => {
      places.set(what, (places.get(what) ?? new Set()).add(where));
    };
    for (const { path, reading, source } of plan.trail) {
      const shared = findStep(running.bundle, plan.flow, path)?.step.shared;
      const isPlayed = source === 'said' && reading.type !== 'landed' && reading.type !== 'learned';
      if (isPlayed && shared !== undefined) note(`step ${shared}`, path);
      for (const frame of framesOf(path)) note(`flow ${frame.slice(frame.lastIndexOf('/') + 1)}`, frame);
    }
    for (const [what, where] of places) expect([what, ...where]).toHaveLength(2);
  });
}, 120_000);

/** The frames a path lies in, the innermost first. */
function framesOf(path: string): readonly string[] {
  const frame = frameOf(path);
  return frame === '' ? [] : [frame, ...framesOf(frame.slice(0, frame.lastIndexOf('/')))];
}

it('stands by the trail alone: the same trail stands the same, and no step of the flow is lost', async () => {
  await walkAnyWay((walk) => {
    const plan = walk.state().episode?.plan;
    const running = walk.running();
    if (!plan || !running) return;
    const again = JSON.parse(JSON.stringify(plan)) as Plan;
    expect(positionOf(running.bundle, again)).toEqual(running.standing);
    const steps = running.bundle.flows[plan.flow]?.steps.map(({ id }) => id) ?? [];
    expect(running.standing.visits.map(({ step }) => step.id).sort()).toEqual(steps.toSorted());
  }, 40);
}, 120_000);

it('takes back by "back" exactly what the last word brought, however deep, and stands as before', async () => {
  // Counted are only the walks where there was something to take back; the others are drawn anew.
  await fc.assert(
    fc.asyncProperty(
      anyOpening(desk),
      fc.array(anyMove(desk), { minLength: 3, maxLength: 25 }),
      async (opening, moves) => {
        const walk = beginWalk(desk);
        await walk.say(opening);
        for (const move of moves.slice(0, -1)) await make(walk, move);
        const before = { episode: walk.state().episode, running: walk.running() };
        const last = moves.at(-1);
        fc.pre(before.episode !== undefined);
        fc.pre(last !== undefined && (await make(walk, last)) !== undefined);
        const { episode, owner } = walk.state();
        const due = walk.running()?.standing.due;
        const isMoved =
          episode?.plan.begun === before.episode?.plan.begun &&
          !isDeepStrictEqual(episode?.plan.trail, before.episode?.plan.trail);
        const isWordBack = last?.type === 'say' && last.text === 'back';
        // "Back" at a parked step means that the person is back.
        const isParked = due?.type === 'open' && due.phase === 'fix' && due.at.step.parks;
        fc.pre(owner.type === 'bot' && isMoved && !isWordBack && !isParked);
        await walk.say('back');
        expect(walk.state().episode?.plan.trail).toEqual(before.episode?.plan.trail);
        expect(walk.running()?.standing).toEqual(before.running?.standing);
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

it('leaves a shared step where it was begun, though a called flow is told about it', async () => {
  const walk = beginWalk(desk);
  for (const text of ['photos not uploading', 'I never restart it', 'done', 'no web page opens', 'wifi'])
    await walk.say(text);
  const replies = await walk.say("I haven't restarted it");
  expect(replies.map(({ reply }) => reply.step)).not.toContain('restart');
});
