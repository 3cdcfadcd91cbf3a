import { type Draft, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/** In a group, notes whom the bot has asked something that no flow asked: nobody else answers that. */
export function withAskedOf({ conversation, input }: TurnContext, draft: Draft): Draft {
  const { asked } = draft.state;
  if (!conversation.group || asked === conversation.state.asked) return draft;
  const { from } = input;
  const isTheirs = asked !== undefined && input.body.type === 'message' && from !== undefined;
  return withState(draft, {
    askedOf: isTheirs ? { id: from.id, ...(from.name !== undefined && { name: from.name }) } : undefined,
  });
}

/** What somebody says in a group is no answer to what another one was asked: it is taken for what it says. */
export function withoutAnothersQuestion({ conversation, input, tap }: TurnContext, draft: Draft): Draft {
  const { asked, askedOf, owner } = draft.state;
  if (!conversation.group || tap || !asked || !askedOf || owner.type !== 'bot') return draft;
  return askedOf.id === input.from?.id ? draft : withState(draft, { asked: undefined });
}
