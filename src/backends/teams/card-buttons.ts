import type { Tell } from '../../domain/content/agent-words.ts';
import type { AgentMove } from '../../domain/conversation/input.ts';
import type { Handoff } from '../../domain/handoff/handoff.ts';
import type { JsonObject } from '../../domain/json.ts';
import { present } from '../../domain/present.ts';
import { isOfChannel } from './card-status.ts';
import { short } from './card-texts.ts';

/** Steps that a handoff can be handed back at; a card offers no more. */
const mostSteps = 30;

/** What can be done with a handoff from its card. Whoever has it on the agents' page works there. */
export function cardButtons(handoff: Handoff, tell: Tell): readonly JsonObject[] {
  const { id, state, agent } = handoff;
  switch (state) {
    case 'requested':
    case 'released':
    case 'ticketed':
      return [button(tell('moves', 'claim'), 'claim', id, 'positive')];
    case 'claimed':
      return isOfChannel(agent?.id)
        ? [
            button(tell('moves', 'close'), 'close', id),
            handBack(handoff, tell),
            button(tell('moves', 'release'), 'release', id),
          ]
        : [];
    case 'closed':
    case 'withdrawn':
      return [];
  }
}

function button(title: string, move: AgentMove['type'], handoff: string, style?: 'positive'): JsonObject {
  const data = { fixpath: { handoff, move } };
  return present({
    type: 'Action.Execute',
    title,
    verb: move,
    data,
    style,
    // For clients that do not know Execute.
    fallback: { type: 'Action.Submit', title, data },
  });
}

/** Back to the bot, at a step if the bot was in a flow. */
function handBack({ id, ledger }: Handoff, tell: Tell): JsonObject {
  const title = tell('moves', 'hand-back');
  if (!ledger) return button(title, 'hand-back', id);
  const steps = ledger.rows.slice(0, mostSteps).map(({ step, title }) => ({ title: short(title, 100), value: step }));
  return {
    type: 'Action.ShowCard',
    title,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.ChoiceSet',
          id: 'step',
          label: tell('card', 'goes-on'),
          style: 'compact',
          // No step has an id like this.
          value: '*',
          choices: [{ title: tell('card', 'where-it-was'), value: '*' }, ...steps],
        },
      ],
      actions: [button(title, 'hand-back', id)],
    },
  };
}
