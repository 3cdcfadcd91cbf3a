import type { TimerKind } from '../domain/conversation/timer.ts';
import { emptyResponse, type Responder } from '../domain/ports/responder.ts';
import { contextOf, type DeskParts } from './context-of.ts';
import { type Draft, withState } from './draft.ts';
import { expireSilentFlow } from './flow/expire.ts';
import { recall } from './flow/recall.ts';
import { moveByAgent, relayAgentWords } from './handoff/agent-input.ts';
import { claimTimeout } from './handoff/request.ts';
import { greet } from './intent/greet.ts';
import { noteLanguage } from './intent/language.ts';
import { routeMessage } from './route-message.ts';
import type { TurnContext } from './turn-context.ts';
import { noteVisit } from './visit/note-visit.ts';

/** What the desk does with an input, by its type. */
export function deskResponder(parts: DeskParts): Responder {
  return async (conversation, input) => {
    const context = contextOf(parts, conversation, input);
    const draft = emptyResponse(conversation.state);
    switch (input.body.type) {
      case 'greeting':
        return greet(context, draft);
      case 'event':
        return noteVisit(context, draft, input.body);
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

/** A message is noted, greeted if the bot has not greeted yet, and answered as what it turns out to be. */
function message(context: TurnContext, draft: Draft): Promise<Draft> {
  const heard = withState(draft, { heardAt: context.now });
  if (heard.state.owner.type !== 'bot') return routeMessage(context, heard);
  return routeMessage(context, noteLanguage(context, greet(context, withState(heard, { failed: 0 }))));
}
