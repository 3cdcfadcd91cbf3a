import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { playScene } from '../../../src/bot/play-scene.ts';
import { deskResponder } from '../../../src/desk/respond.ts';
import type { FlowBundle } from '../../../src/domain/content/flow.ts';
import { type Conversation, newConversation } from '../../../src/domain/conversation/conversation.ts';
import type { Tap } from '../../../src/domain/conversation/input.ts';
import type { Reply } from '../../../src/domain/conversation/reply.ts';
import type { Handoff } from '../../../src/domain/handoff/handoff.ts';
import { buildTurn } from '../../../src/engine/build-turn.ts';
import { type PlanPosition, positionOf } from '../../../src/flows/position/plan-position.ts';

/** A reply with the id its buttons carry. */
export type Heard = { readonly id: string; readonly reply: Reply };

const hour = 3_600_000;

/** A conversation with the desk that is kept in memory only: quick enough to walk thousands of ways. */
export function beginWalk({ content, classifier }: Pick<OpenDesk, 'content' | 'classifier'>) {
  const bundles = new Map<string, FlowBundle>();
  const handoffs = new Map<string, Handoff>();
  const respond = deskResponder({
    desk: () => ({ content, classifier }),
    player: playScene,
    pinned: async (hash) => bundles.get(hash),
    handoff: async (id) => handoffs.get(id),
    staff: async () => ({ present: true, ahead: 0 }),
  });
  let conversation: Conversation = {
    id: 'walk',
    channel: 'terminal',
    group: false,
    head: 0,
    revision: 0,
    state: newConversation,
    createdAt: 0,
  };
  const shown: Heard[] = [];
  let now = Date.UTC(2026, 10, 23, 9);

  return {
    /** Everything the bot has said so far. */
    shown,
    state: () => conversation.state,
    /** The running plan, its content and where it stands. */
    running: (): { readonly bundle: FlowBundle; readonly standing: PlanPosition } | undefined => {
      const plan = conversation.state.episode?.plan;
      const bundle = plan && bundles.get(plan.bundle);
      return plan && bundle && { bundle, standing: positionOf(bundle, plan) };
    },
    wait: (hours: number): void => {
      now += hours * hour;
    },
    /** The person types, or taps; gives what the bot says to it. */
    say: async (text: string, tap?: Tap): Promise<readonly Heard[]> => {
      now += 1_000;
      const input = {
        conversation: conversation.id,
        id: `input-${conversation.revision + 1}`,
        key: `key-${conversation.revision + 1}`,
        by: 'person',
        from: { id: 'anna' },
        body: { type: 'message', text, ...(tap && { tap }) },
        answerBy: 'log',
        channel: 'terminal',
        at: now,
        attempts: 0,
      } as const;
      const response = await respond(deepFreeze(conversation), input);
      const turn = buildTurn(conversation, input, { fence: 0 }, response, { destinationOf: () => undefined });
      for (const bundle of turn.pins) bundles.set(bundle.hash, bundle);
      for (const handoff of turn.handoffs) handoffs.set(handoff.id, handoff);
      // What is kept is what comes back from a store.
      conversation = { ...conversation, revision: conversation.revision + 1, state: throughJson(turn.state) };
      const replies = turn.entries.flatMap(({ id, body }) =>
        body.kind === 'reply' ? [{ id, reply: body.reply }] : [],
      );
      shown.push(...replies);
      return replies;
    },
  };
}

export type Walk = ReturnType<typeof beginWalk>;

/** Whether a reply waits for an answer. */
export function asks({ reply }: Heard): boolean {
  return ['question', 'check', 'offer'].includes(reply.kind) || (reply.choices?.length ?? 0) > 0;
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T; // a state is plain JSON
}

/** What a turn is given it may not change. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFreeze(each);
  }
  return value;
}
