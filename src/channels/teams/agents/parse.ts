import type { AgentMove } from '../../../domain/conversation/input.ts';
import type { AgentAction, ChannelAgent } from '../../../domain/handoff/agents-channel.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { asObject } from '../../../domain/json.ts';
import { present } from '../../../domain/present.ts';
import type { WireActivity } from '../../activity-shape.ts';
import { bounded } from '../conversation-key.ts';
import { filesIn } from '../files-in.ts';
import { mentionsBot } from '../mentions.ts';
import { spokenText } from '../spoken-text.ts';
import { rootOf } from './address.ts';

/**
 * What somebody did in the agents' channel; undefined if it is nothing to us. Who they are is what Teams says, once
 * it has proved itself: the account of their organisation.
 */
export function parseAgentAction(activity: WireActivity, newId: () => string): AgentAction | undefined {
  const agent = agentIn(activity);
  if (!agent || activity.from?.role === 'bot') return undefined;
  const done = { agent, key: activity.id ? bounded(activity.id) : newId() };
  const { thread } = rootOf(activity.conversation?.id ?? '');
  switch (activity.type) {
    case 'invoke': {
      if (activity.name !== 'adaptiveCard/action') return undefined;
      const button = pressed(asObject(asObject(asObject(activity.value)?.action)?.data));
      return button && { ...done, thread, ...button };
    }
    case 'message': {
      // A client that does not know Action.Execute presses the button of older cards, which posts its data.
      const button = pressed(asObject(activity.value));
      if (button) return { ...done, thread, ...button };
      if (thread === undefined) return undefined;
      const others = activity.entities?.some(({ type }) => type === 'mention') ?? false;
      const names = mentionsBot(activity) ? 'bot' : others ? 'others' : 'nobody';
      const hasFiles = filesIn(activity).length > 0;
      return { type: 'writes', ...done, thread, text: spokenText(activity).text, hasFiles, names };
    }
    default:
      return undefined;
  }
}

type Pressed = Pick<Extract<AgentAction, { type: 'moves' }>, 'type' | 'handoff' | 'move'>;

function pressed(data: JsonObject | undefined): Pressed | undefined {
  const button = asObject(data?.fixpath);
  const { handoff } = button ?? {};
  const move = moveIn(button?.move, data?.step);
  if (typeof handoff !== 'string' || handoff === '' || handoff.length > 200 || !move) return undefined;
  return { type: 'moves', handoff, move };
}

function moveIn(move: unknown, step: unknown): AgentMove | undefined {
  switch (move) {
    case 'claim':
    case 'release':
    case 'close':
      return { type: move };
    case 'hand-back':
      return { type: move, ...(typeof step === 'string' && /^[\w-]{1,100}$/.test(step) && { step }) };
    default:
      return undefined;
  }
}

function agentIn({ from }: WireActivity): ChannelAgent | undefined {
  const id = from?.aadObjectId;
  if (!id || !/^[\w-]{1,100}$/.test(id)) return undefined;
  const name = from.name?.replace(/\s+/g, ' ').trim().slice(0, 100);
  return present({ id: `teams-${id}`, name: name || undefined });
}
