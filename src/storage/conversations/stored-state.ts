import type { ConversationState, Episode } from '../../domain/conversation/conversation.ts';
import type { Owner } from '../../domain/conversation/owner.ts';
import type { Plan } from '../../domain/conversation/plan.ts';
import { present } from '../../domain/present.ts';

/** A state in its column. */
export function stateColumn(state: ConversationState): string {
  return JSON.stringify(state);
}

/** A state from its column, also one written when owners and bundles had other names. */
export function stateOf(column: string): ConversationState {
  const stored: ConversationState | StateBefore = JSON.parse(column);
  return 'mode' in stored ? fromBefore(stored) : stored;
}

type PlanBefore = Omit<Plan, 'bundle'> & { readonly closure: string };

type EpisodeBefore = Omit<Episode, 'plan' | 'setAside'> & {
  readonly plan: PlanBefore;
  readonly setAside: readonly PlanBefore[];
};

type StateBefore = Omit<ConversationState, 'owner' | 'episode' | 'last'> & {
  readonly mode: Owner['type'];
  readonly handoff?: {
    readonly id: string;
    readonly acknowledged: boolean;
    readonly agent?: string;
    readonly unclaimed?: number;
  };
  readonly episode?: EpisodeBefore;
  readonly last?: Omit<NonNullable<ConversationState['last']>, 'plan'> & { readonly plan: PlanBefore };
};

function fromBefore({ mode, handoff, episode, last, ...state }: StateBefore): ConversationState {
  return present({
    ...state,
    owner: ownerOf(mode, handoff),
    episode: episode && { ...episode, plan: planOf(episode.plan), setAside: episode.setAside.map(planOf) },
    last: last && { ...last, plan: planOf(last.plan) },
  });
}

function ownerOf(mode: Owner['type'], handoff: StateBefore['handoff']): Owner {
  if (mode === 'bot' || !handoff) return { type: 'bot' };
  const { id, agent = '', acknowledged, unclaimed } = handoff;
  return mode === 'agent'
    ? { type: mode, handoff: id, agent }
    : present({ type: mode, handoff: id, acknowledged, unclaimed });
}

function planOf({ closure, ...plan }: PlanBefore): Plan {
  return { ...plan, bundle: closure };
}
