import { NullTelemetryClient, type TelemetryEvent, TestAdapter, TurnContext } from 'botbuilder-core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFlow, flowDialogId } from '../../src/bot/compile-flow.ts';
import { playScene } from '../../src/bot/play-scene.ts';
import type { Playing } from '../../src/bot/playing.ts';
import { DialogContext, DialogSet } from '../../src/bot/sdk.ts';
import type { Flow, FlowBundle } from '../../src/domain/content/flow.ts';
import type { Plan, Reading } from '../../src/domain/conversation/plan.ts';
import { knownOf } from '../../src/flows/position/known.ts';
import { type PlanPosition, positionOf } from '../../src/flows/position/plan-position.ts';
import { sayFrom } from '../../src/flows/replies/say.ts';
import { answer, bundleOf, flow, no, plan, type Said, somePhrases, step, yes } from '../flows/support/some-flow.ts';

const phrases = somePhrases();

const anyStep = (id: string, calls: readonly string[]) =>
  fc
    .record({
      asks: fc.boolean(),
      mends: fc.boolean(),
      parks: fc.boolean(),
      call: fc.option(fc.constantFrom(...calls, 'nowhere'), { nil: undefined }),
      shared: fc.option(fc.constantFrom('power', 'restart'), { nil: undefined }),
      when: fc.constantFrom(undefined, { network: ['wifi'] }, { one: ['fine'] }),
    })
    .map(({ asks, mends, parks, call, shared, when }) => {
      const { ask, answers, fix, ...rest } = step(id, { parks });
      const sure = [answer('fine', 'Yes', { sets: { network: 'mobile' } }), ...answers.slice(1)];
      return {
        ...rest,
        ...(asks ? { ask: ask ?? '', answers: sure } : { answers: [] }),
        ...((mends || !call) && { fix: fix ?? '' }),
        ...(call && { call }),
        ...(shared && { shared }),
        ...(when && { when }),
      };
    });

const anyFlow = (id: string, calls: readonly string[]): fc.Arbitrary<Flow> =>
  fc
    .tuple(...['one', 'two', 'three'].map((name) => anyStep(name, calls)))
    .map((steps) => flow(id, steps, { sets: { network: 'wifi' } }));

/** A flow that may call another, that may call a third, and each the first. */
const anyBundle: fc.Arbitrary<FlowBundle> = fc
  .tuple(anyFlow('a', ['b', 'c']), anyFlow('b', ['c', 'a']), anyFlow('c', ['a']))
  .map(([root, ...called]) => bundleOf(root, ...called));

const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(yes, no) },
  fc.constantFrom<Reading>(
    ...(
      ['unsure', 'already', 'skip', 'returned', 'solved', 'no-effect', 'could-not', 'carry-on', 'landed'] as const
    ).map((type) => ({ type })),
    { type: 'learned', fact: 'network', value: 'wifi' },
  ),
);

/** Readings where the plan stands, and now and then elsewhere in the flow that is open. */
const anyMoves = fc.array(fc.tuple(anyReading, fc.option(fc.constantFrom('one', 'two', 'three'), { nil: undefined })), {
  maxLength: 20,
});

const nameOf = ({ due }: PlanPosition): string =>
  due.type === 'open' ? `${due.at.flow.id} ${due.at.step.id} ${due.phase}` : 'over';

/** What the waterfall speaks of, in the words of a position. */
async function spokenOf(bundle: FlowBundle, said: Plan): Promise<string> {
  const replies = await playScene({ bundle, plan: said, phrases, said: 0, manner: 'on' });
  const [first] = replies;
  return first ? `${first.flow} ${first.step} ${first.kind}` : 'over';
}

it('always speaks of the step that the plan stands at, whatever the content and the trail', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyBundle, anyMoves, async (bundle, moves) => {
      let said: readonly Said[] = [];
      for (const [reading, elsewhere] of moves) {
        const { due } = positionOf(bundle, plan(bundle, ...said));
        const frame = due.type === 'open' ? due.at.frame : '';
        const own = due.type === 'open' ? due.at.path : 'one';
        said = [...said, [elsewhere === undefined ? own : frame ? `${frame}:${elsewhere}` : elsewhere, reading]];
        const now = plan(bundle, ...said);
        const name = nameOf(positionOf(bundle, now));
        expect(await spokenOf(bundle, now)).toBe(name);
        seen.add(name);
      }
    }),
    { numRuns: 400 },
  );
  // All three flows were reached, and all that a step can be at.
  const words = new Set([...seen].flatMap((name) => name.split(' ')));
  expect([...words]).toEqual(expect.arrayContaining(['a', 'b', 'c', 'question', 'fix', 'check', 'offer', 'over']));
}, 120_000);

it('walks by the names of the steps, past those that are settled, into the flow that is called', async () => {
  const { fix: _, ...calling } = step('net', { call: 'wifi' });
  const bundle = bundleOf(
    flow('a', [step('one'), calling, step('last')]),
    flow('wifi', [step('switch'), step('router')]),
  );
  const said = plan(bundle, ['one', yes], ['net', no], ['net/wifi:switch', yes]);
  expect(await namesWalked(bundle, said)).toEqual(['one', 'net', 'switch', 'router']);
});

it('lets those above go by until the step that was landed on is settled', async () => {
  const bundle = bundleOf(flow('a', [step('one'), step('two'), step('three')]));
  expect(await namesWalked(bundle, plan(bundle, ['three', 'landed']))).toEqual(['one', 'two', 'three']);
  expect(await namesWalked(bundle, plan(bundle, ['three', 'landed'], ['three', yes]))).toEqual(['one']);
});

/** The names of the waterfall's functions as the SDK tells its telemetry. */
async function namesWalked(bundle: FlowBundle, said: Plan): Promise<readonly string[]> {
  const names: string[] = [];
  class Telemetry extends NullTelemetryClient {
    override trackEvent({ name, properties }: TelemetryEvent): void {
      if (name === 'WaterfallStep') names.push(String(properties?.StepName));
    }
  }
  const dialogs = new DialogSet();
  for (const each of Object.values(bundle.flows)) dialogs.add(compileFlow(each));
  dialogs.telemetryClient = new Telemetry();
  const playing: Playing = {
    scene: { bundle, plan: said, phrases, said: 0, manner: 'on' },
    known: knownOf(bundle, said),
    frame: '',
    say: sayFrom(phrases, 0),
    replies: [],
  };
  const turn = new TurnContext(new TestAdapter(async () => undefined), { type: 'message', text: '' });
  await new DialogContext(dialogs, turn, { dialogStack: [] }).beginDialog(flowDialogId(said.flow), playing);
  return names;
}
