import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { ActionResult } from '../../src/agents/agent-actions.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { AgentMove } from '../../src/domain/conversation/input.ts';
import { deskContent } from '../play/desk-content.ts';
import { expectOneOwner, type Sent } from './support/expect-one-owner.ts';
import {
  type AgentName,
  accountOf,
  agentNames,
  type HandingOver,
  openHandingOver,
} from './support/open-handing-over.ts';

let opened: OpenDesk;
beforeAll(async () => {
  opened = await deskContent();
}, 180_000);

const conversation = 'c';
const person = { id: 'dl_eva', name: 'Eva' };

type Model = {
  sent: Sent;
  keys: { key: string; text: string }[];
  acts: { key: string; again: () => Promise<ActionResult> }[];
  words: number;
};
type Command = fc.AsyncCommand<Model, HandingOver>;

const messageOf = (key: string, text: string) =>
  ({
    conversation,
    key,
    by: 'person',
    from: person,
    body: { type: 'message', text },
    answerBy: 'log',
    channel: 'terminal',
  }) as const;

/** The newest handoff, or the newest ticket among all there were. */
async function currentHandoff(desk: HandingOver) {
  const all = await desk.store.handoffs(['requested', 'claimed', 'released', 'closed', 'withdrawn', 'ticketed']);
  return all.find(({ state }) => ['requested', 'claimed', 'released'].includes(state)) ?? all.at(-1);
}

/** A command, after which all that must hold is looked at. */
function command(name: string, run: (model: Model, desk: HandingOver) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => name,
    run: async (model, desk) => {
      await run(model, desk);
      await desk.settle();
      await expectOneOwner(desk, conversation, model.sent);
    },
  };
}

/** A ticket that nobody has claimed, however many there are. */
async function oldTicket(desk: HandingOver) {
  return (await desk.store.handoffs(['ticketed'])).at(0);
}

const write = (text: string, model: Model, desk: HandingOver) => {
  const key = randomUUID();
  model.keys.push({ key, text });
  model.sent.person.push(text);
  return desk.running.engine.accept(messageOf(key, text));
};

async function move(
  name: AgentName,
  made: AgentMove,
  model: Model,
  desk: HandingOver,
  find = currentHandoff,
): Promise<ActionResult | undefined> {
  const handoff = await find(desk);
  if (!handoff) return undefined;
  const key = randomUUID();
  const again = () => desk.act.move(handoff, accountOf(name), made, key);
  model.acts.push({ key, again });
  const acted = await again();
  expect(acted.type).not.toBe('late');
  return acted;
}

async function say(name: AgentName, model: Model, desk: HandingOver): Promise<void> {
  const handoff = await currentHandoff(desk);
  if (!handoff) return;
  const text = `${name} says ${++model.words}`;
  const key = randomUUID();
  const again = () => desk.act.say(handoff, accountOf(name), { text }, key);
  model.sent.agents.set(text, 'unknown');
  model.acts.push({ key, again });
  const acted = await again();
  expect(acted.type).not.toBe('late');
  model.sent.agents.set(text, acted.type === 'done' ? 'done' : 'refused');
}

const words = [
  'photos not uploading',
  'human please',
  'human please',
  'talk to the bot',
  'no',
  'yes',
  '4',
  'hmm well',
  'eva@example.org',
];
const moves: readonly AgentMove[] = [
  { type: 'claim' },
  { type: 'claim' },
  { type: 'take-over' },
  { type: 'reopen' },
  { type: 'assign', to: { id: 'desk-ben', name: 'ben' } },
  { type: 'release' },
  { type: 'close' },
  { type: 'hand-back' },
  { type: 'hand-back', step: 'mobile-data' },
  { type: 'transfer', team: 'apple-devices' },
];

const anyText = fc.constantFrom(...words);
const anyMove = fc.constantFrom(...moves);
const anyAgent = fc.constantFrom(...agentNames);

const commands = [
  anyText.map((text) => command(`person: ${text}`, async (model, desk) => void (await write(text, model, desk)))),
  fc.constant(command('person: human please', async (model, desk) => void (await write('human please', model, desk)))),
  fc
    .tuple(anyAgent, anyMove)
    .map(([name, made]) =>
      command(`${name}: ${JSON.stringify(made)}`, async (model, desk) => void (await move(name, made, model, desk))),
    ),
  fc
    .tuple(anyAgent, fc.constantFrom<AgentMove>({ type: 'claim' }, { type: 'close', note: 'by mail' }))
    .map(([name, made]) =>
      command(
        `${name}, of an old ticket: ${JSON.stringify(made)}`,
        async (model, desk) => void (await move(name, made, model, desk, oldTicket)),
      ),
    ),
  anyAgent.map((name) => command(`${name} says`, (model, desk) => say(name, model, desk))),
  fc.constant(
    command('both claim', async (model, desk) => {
      const before = await currentHandoff(desk);
      const ends = await Promise.all(agentNames.map((name) => move(name, { type: 'claim' }, model, desk)));
      const winners = ends.filter((end) => end?.type === 'done').length;
      const mayClaim = before !== undefined && ['requested', 'released', 'ticketed'].includes(before.state);
      // A claim of one's own conversation counts as done.
      if (mayClaim || before?.state === 'claimed') expect(winners).toBe(1);
      else expect(winners).toBe(0);
    }),
  ),
  fc
    .array(
      fc.oneof(
        anyText,
        anyAgent.map((agent) => ({ agent })),
        fc.tuple(anyAgent, anyMove),
      ),
      { minLength: 2, maxLength: 6 },
    )
    .map((many) =>
      command(`at once: ${JSON.stringify(many)}`, async (model, desk) => {
        await Promise.all(
          many.map((each) => {
            if (typeof each === 'string') return write(each, model, desk);
            return 'agent' in each ? say(each.agent, model, desk) : move(each[0], each[1], model, desk);
          }),
        );
      }),
    ),
  fc.nat().map((n) =>
    command(`person again ${n}`, async ({ keys }, desk) => {
      const old = keys[n % Math.max(1, keys.length)];
      if (old) await desk.running.engine.accept(messageOf(old.key, old.text));
    }),
  ),
  fc.nat().map((n) =>
    command(`agent again ${n}`, async (model, desk) => {
      const old = model.acts[n % Math.max(1, model.acts.length)];
      if (old) expect((await old.again()).type).not.toBe('late');
      await desk.settle();
    }),
  ),
  fc
    .tuple(anyAgent, fc.boolean())
    .map(([name, isComing]) =>
      command(`${name} ${isComing ? 'comes' : 'leaves'}`, async (_, desk) =>
        isComing ? desk.come(name) : desk.leave(name),
      ),
    ),
  fc.constantFrom(5_000, 61_000, 130_000, 3_600_000).map((ms) =>
    command(`${ms / 1000} s pass`, async (_, desk) => {
      await desk.pass(ms);
      const handoff = await currentHandoff(desk);
      if (ms >= 60_000 && handoff?.state === 'claimed')
        expect(agentNames.some((name) => desk.isThere(name) && `desk-${name}` === handoff.agent?.id)).toBe(true);
    }),
  ),
  anyText.map((text) =>
    command(`person: ${text}, and the process is lost before it is played`, async (model, desk) => {
      const key = randomUUID();
      model.keys.push({ key, text });
      model.sent.person.push(text);
      await desk.storeOnly(messageOf(key, text));
      await desk.crash();
    }),
  ),
  anyAgent.map((name) =>
    command(`${name} says, and the process is lost before it is played`, async (model, desk) => {
      const handoff = await currentHandoff(desk);
      if (!handoff) return;
      const text = `${name} says ${++model.words}`;
      model.sent.agents.set(text, 'unknown');
      await desk.storeOnly({
        ...messageOf(randomUUID(), ''),
        by: 'agent',
        from: { id: accountOf(name).id, name },
        body: { type: 'agent-says', handoff: handoff.id, text },
      });
      await desk.crash();
    }),
  ),
  fc.constant(command('the process is lost', (_, desk) => desk.crash())),
];

it('has one owner who speaks, loses and doubles nothing, and tells each change once, whatever is done in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: '+1' }), async (made) => {
      const desk = await openHandingOver(opened);
      try {
        for (const name of agentNames) desk.come(name);
        const setup = () => ({
          model: { sent: { person: [], agents: new Map() }, keys: [], acts: [], words: 0 } as Model,
          real: desk,
        });
        await fc.asyncModelRun(setup, made);
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 25, endOnFailure: false, interruptAfterTimeLimit: 100_000 },
  );
}, 240_000);
