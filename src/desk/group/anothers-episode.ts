import type { Author } from '../../domain/conversation/input.ts';
import { openHandoff } from '../../domain/conversation/owner.ts';
import { emptyResponse } from '../../domain/ports/responder.ts';
import { present } from '../../domain/present.ts';
import { type Draft, withNothingAsked, withReplies, withState } from '../draft.ts';
import { handOff } from '../handoff/request.ts';
import type { Incoming } from '../incoming.ts';
import type { TurnContext } from '../turn-context.ts';
import { wantsPerson } from '../wants-person.ts';

/** As many people of a group are remembered as told. */
const mostTold = 100;

/**
 * In a group, something from somebody else than the one who is being helped. A wish for a person is obeyed. Else they are
 * told once how they can be helped as well, and at each tap whose buttons these are; what is open stays as it is.
 */
export function anothersEpisode(incoming: Incoming): Promise<Draft> | Draft | undefined {
  const { context, draft } = incoming;
  const { tap, say, conversation } = context;
  const { state } = conversation;
  const owner = ownerOf(state);
  if (!isAnother(context, owner)) return undefined;
  if (tap) return state.episode || tap.reply === state.openReply ? tellWhose(context, owner) : undefined;
  if (!state.episode) return undefined;
  if (wantsPerson(incoming)) return handOff(context, draft, 'asked');
  const busy = owner.name === undefined ? say('group-busy-somebody') : say('group-busy', { person: owner.name });
  return tellOnce(context, emptyResponse(state), busy);
}

/**
 * The same while the one who is helped waits for an agent or is with one, who reads what anybody writes there: what else
 * was noted of it stays in the draft.
 */
export async function anothersHandoff({ context, draft }: Incoming, id: string): Promise<Draft | undefined> {
  if (!context.conversation.group) return undefined;
  const { person, agent } = (await context.handoff(id)) ?? {};
  if (!isAnother(context, person)) return undefined;
  if (context.tap) return tellWhose(context, person);
  const isWithAgent = draft.state.owner.type === 'agent' && agent !== undefined;
  return tellOnce(context, draft, isWithAgent ? withAgent(context, person, agent.name) : waits(context, person));
}

function waits({ say }: TurnContext, { name }: Author): string {
  return name === undefined ? say('group-waiting-somebody') : say('group-waiting', { person: name });
}

function withAgent({ say }: TurnContext, { name }: Author, agent: string): string {
  return name === undefined ? say('group-agent-somebody', { agent }) : say('group-agent', { person: name, agent });
}

/** Whether a message in a group is of somebody else than the one whose problem is open. */
export function isOfAnother(context: TurnContext): boolean {
  return isAnother(context, ownerOf(context.conversation.state));
}

/** Whether a message in a group is somebody else's than the one's who is known to be helped there. */
function isAnother({ conversation, input }: TurnContext, helped: Author | undefined): helped is Author {
  return conversation.group && helped !== undefined && helped.id !== input.from?.id;
}

/** Tells somebody that the bot or an agent is with another: once for each problem, from its first words to its end. */
function tellOnce({ conversation, input }: TurnContext, draft: Draft, text: string): Draft {
  const { episode, owner, told } = conversation.state;
  const of = episode?.id ?? openHandoff(owner) ?? '';
  const before = told?.of === of ? told.people : [];
  const who = input.from?.id;
  if (who === undefined || before.includes(who)) return { ...draft, aside: true };
  return beside(withState(draft, { told: { of, people: [...before, who].slice(-mostTold) } }), text);
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

function beside(draft: Draft, text: string): Draft {
  return { ...withReplies(draft, { kind: 'notice', text }), aside: true };
}

/** In a group, notes whom the bot has asked something that no flow asked: nobody else answers that. */
export async function withAskedOf({ conversation, input, handoff }: TurnContext, draft: Draft): Promise<Draft> {
  const { asked } = draft.state;
  if (!conversation.group || asked === conversation.state.asked) return draft;
  // What is asked about a case is asked of whose case it is, whoever closes it or makes it a ticket.
  const byCase = asked && 'handoff' in asked ? (await handoff(asked.handoff))?.person : undefined;
  const from = byCase ?? (input.body.type === 'message' ? input.from : undefined);
  return withState(draft, {
    askedOf: asked !== undefined && from !== undefined ? present({ id: from.id, name: from.name }) : undefined,
  });
}

/** What somebody says in a group is no answer to what another one was asked: it is taken for what it says. */
export function withoutAnothersQuestion({ conversation, input, tap }: TurnContext, draft: Draft): Draft {
  const { asked, askedOf, owner } = draft.state;
  if (!conversation.group || tap || !asked || !askedOf || owner.type !== 'bot') return draft;
  return askedOf.id === input.from?.id ? draft : withNothingAsked(draft);
}
