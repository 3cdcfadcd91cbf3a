import type { Content } from '../domain/content/content.ts';
import type { FlowBundle } from '../domain/content/flow.ts';
import type { Conversation } from '../domain/conversation/conversation.ts';
import type { Input } from '../domain/conversation/input.ts';
import type { TimerKind } from '../domain/conversation/timer.ts';
import type { Handoff } from '../domain/handoff/handoff.ts';
import type { Staff } from '../domain/handoff/staff.ts';
import type { Classifier } from '../domain/ports/classifier.ts';
import type { Player } from '../domain/ports/player.ts';
import { emptyResponse, type Responder } from '../domain/ports/responder.ts';
import { openReply } from '../flows/replies/open-reply.ts';
import { sayFrom } from '../flows/replies/say.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { currentPlan } from './flow/current-plan.ts';
import { expireSilentFlow } from './flow/expire.ts';
import { recall } from './flow/recall.ts';
import { moveByAgent, relayAgentWords } from './handoff/agent-input.ts';
import { handOff } from './handoff/request.ts';
import { claimTimeout } from './handoff/unclaimed.ts';
import { whileWaiting } from './handoff/waiting.ts';
import { detectLanguage } from './intent/detect-language.ts';
import { greet } from './intent/greet.ts';
import { noteLanguage } from './intent/note-language.ts';
import { routeMessage } from './route-message.ts';
import type { RetentionSettings, TurnContext } from './turn-context.ts';

export type DeskParts = {
  /** The content of now; plans under way keep the one they began with. */
  readonly content: () => Content;
  readonly classifier: () => Classifier;
  readonly player: Player;
  readonly pinned: (hash: string) => Promise<FlowBundle | undefined>;
  readonly handoff: (id: string) => Promise<Handoff | undefined>;
  readonly staff: Staff;
  /** How messages that are not understood are kept; left out: not at all. */
  readonly keeping?: () => RetentionSettings | undefined;
};

/** What the desk does with an input: greets, plays flows, hands over, keeps what a waiting person writes. */
export function deskResponder(parts: DeskParts): Responder {
  return async (conversation, input) => {
    const context = contextOf(parts, conversation, input);
    const draft = emptyResponse(conversation.state);
    switch (input.body.type) {
      case 'greeting':
        return greet(context, draft);
      case 'event':
        return draft;
      case 'timer':
        return timer(context, draft, input.body.kind);
      case 'agent-says':
        return relayAgentWords(context, draft, input.body);
      case 'agent-moves':
        return moveByAgent(context, draft, input.body.handoff, input.body.move);
      case 'message':
        return message(context, draft);
    }
  };
}

function timer(context: TurnContext, draft: Draft, kind: TimerKind): Promise<Draft> | Draft {
  switch (kind) {
    case 'silence':
      return expireSilentFlow(context, draft);
    case 'unclaimed':
      return claimTimeout(context, draft);
    case 'recall':
      return recall(context, draft);
  }
}

async function message(context: TurnContext, draft: Draft): Promise<Draft> {
  const { conversation, input, now } = context;
  const { mode, episode } = conversation.state;
  const heard = withState(draft, { heardAt: now });
  if (mode === 'agent') return heard;
  if (mode === 'waiting') return whileWaiting(context, heard);
  const isAnothersEpisode = conversation.group && episode?.person !== undefined && episode.person !== input.from?.id;
  if (isAnothersEpisode) return draft;
  const answered = await routeMessage(context, noteLanguage(context, greet(context, heard)));
  return withState(answered, { failed: 0 });
}

/** What is done when a turn has failed: an apology with the open question; the second time a person is called. */
export function deskRecovery(parts: DeskParts): Responder {
  return async (conversation, input) => {
    const context = contextOf(parts, conversation, input);
    const failed = conversation.state.failed + 1;
    const draft = withState(emptyResponse(conversation.state), { failed });
    if (input.by !== 'person' || conversation.state.mode !== 'bot') return draft;
    const running = await currentPlan(context, conversation.state).catch(() => undefined);
    const { say } = context;
    if (failed >= 2)
      return handOff(context, withReplies(draft, { kind: 'apology', text: say('trouble-again') }), 'trouble', running);
    const open = running && openReply(running.due, say);
    const question = open?.text ?? say('help-outside');
    // In a flow "yes" answers the question that is asked again, not the offer of a person.
    const asked = running ? undefined : ({ type: 'person' } as const);
    return withReplies(withState(draft, { asked }), {
      kind: 'apology',
      text: running ? say('trouble', { question }) : `${say('trouble', { question })} ${say('person-offer')}`,
      choices: [
        ...(open?.choices ?? []).filter(({ pick }) => pick !== 'person'),
        { label: say('button-person'), pick: 'person' },
      ],
    });
  };
}

function contextOf(parts: DeskParts, conversation: Conversation, input: Input): TurnContext {
  const classifier = parts.classifier();
  const told = detectLanguage(classifier, conversation, input);
  const desk = parts.content();
  const further = told && desk.languages[told.language];
  const content = further ? { ...desk, phrases: further.phrases } : desk;
  return {
    conversation,
    input,
    text: input.body.type === 'message' ? input.body.text.trim() : '',
    now: input.at,
    content,
    classifier: further ? { understand: (text) => classifier.understand(text, told.language) } : classifier,
    told,
    player: parts.player,
    pinned: async (hash) => (content.desk.retired.includes(hash) ? undefined : parts.pinned(hash)),
    handoff: parts.handoff,
    staff: parts.staff,
    keeping: parts.keeping?.(),
    say: sayFrom(content.phrases, conversation.state.said),
  };
}
