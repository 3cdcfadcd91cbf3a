import type { Author } from '../../domain/conversation/input.ts';
import { emptyResponse } from '../../domain/ports/responder.ts';
import { present } from '../../domain/present.ts';
import { commandOf } from '../commands.ts';
import { type Draft, withNothingAsked, withReplies, withState } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';

/** As many people of a group are remembered as told. */
const mostTold = 100;

/** How surely somebody must want a person before the conversation is handed over for them. */
const sureOfPerson = 0.8;

/**
 * In a group, something from somebody else than the one who is being helped. A wish for a person is obeyed. Else they are
 * told once how they can be helped as well, and at each tap whose buttons these are; what is open stays as it is.
 */
export function anothersEpisode(incoming: Incoming): Promise<Draft> | Draft | undefined {
  const { context, draft } = incoming;
  const { tap, input, say } = context;
  const { group, state } = context.conversation;
  if (!group) return undefined;
  const owner = ownerOf(state);
  if (!owner || owner.id === input.from?.id) return undefined;
  if (tap) return state.episode || tap.reply === state.openReply ? tellWhose(context, owner) : undefined;
  if (!state.episode) return undefined;
  if (wantsPerson(incoming)) return handOff(context, draft, 'asked');
  const { told = [] } = state.episode;
  const who = input.from?.id;
  if (who === undefined || told.includes(who)) return emptyResponse(state);
  const busy = owner.name === undefined ? say('group-busy-somebody') : say('group-busy', { person: owner.name });
  const episode = { ...state.episode, told: [...told, who].slice(-mostTold) };
  return beside(withState(emptyResponse(state), { episode }), busy);
}

/** Tells somebody that the buttons they tapped are another's. */
export function tellWhose({ say, conversation }: TurnContext, { name }: Pick<Author, 'name'>): Draft {
  const whose = name === undefined ? say('group-busy-somebody') : say('group-buttons', { person: name });
  return beside(emptyResponse(conversation.state), whose);
}

/** Whom the open problem or question belongs to. */
function ownerOf({ episode, asked, askedOf }: TurnContext['conversation']['state']): Author | undefined {
  if (episode?.person !== undefined) return present({ id: episode.person, name: episode.name });
  return episode || !asked ? undefined : askedOf;
}

function wantsPerson({ context, heard }: Incoming): boolean {
  if (commandOf(context.text, context.content.phrases) === 'person') return true;
  const [act] = heard()?.interpretation.acts ?? [];
  return act?.act === 'wish' && act.kind === 'person' && act.share >= sureOfPerson;
}

function beside(draft: Draft, text: string): Draft {
  return { ...withReplies(draft, { kind: 'notice', text }), aside: true };
}

/** In a group, notes whom the bot has asked something that no flow asked: nobody else answers that. */
export function withAskedOf({ conversation, input }: TurnContext, draft: Draft): Draft {
  const { asked } = draft.state;
  if (!conversation.group || asked === conversation.state.asked) return draft;
  const { from } = input;
  const isTheirs = asked !== undefined && input.body.type === 'message' && from !== undefined;
  return withState(draft, {
    askedOf: isTheirs ? present({ id: from.id, name: from.name }) : undefined,
  });
}

/** What somebody says in a group is no answer to what another one was asked: it is taken for what it says. */
export function withoutAnothersQuestion({ conversation, input, tap }: TurnContext, draft: Draft): Draft {
  const { asked, askedOf, owner } = draft.state;
  if (!conversation.group || tap || !asked || !askedOf || owner.type !== 'bot') return draft;
  return askedOf.id === input.from?.id ? draft : withNothingAsked(draft);
}
