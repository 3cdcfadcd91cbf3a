import type { TimerKind } from '../domain/conversation/timer.ts';
import { emptyResponse, type Responder } from '../domain/ports/responder.ts';
import { contextOf, type DeskParts } from './context-of.ts';
import { type Draft, withReplies, withState } from './draft.ts';
import { recall } from './flow/recall.ts';
import { expireSilentFlow } from './flow/silence/expire.ts';
import { followUp } from './flow/silence/follow-up.ts';
import { withAskedOf, withoutAnothersQuestion } from './group/anothers-episode.ts';
import { keepNote, moveByAgent, relayAgentWords } from './handoff/agent-input.ts';
import { mailUnread } from './handoff/mail.ts';
import { claimTimeout } from './handoff/request.ts';
import { isFileAnswer, takeFileAnswer } from './handoff/send-files.ts';
import { takeMail } from './handoff/take-mail.ts';
import { greet } from './intent/greet.ts';
import { noteLanguage } from './intent/language.ts';
import { routeMessage } from './route-message.ts';
import type { TurnContext } from './turn-context.ts';
import { leave } from './visit/leave.ts';
import { noteChange, noteUnseen } from './visit/note-deed.ts';
import { noteVisit } from './visit/note-visit.ts';

/** What the desk does with an input, by its type. */
export function deskResponder(parts: DeskParts): Responder {
  return async (conversation, input) => {
    const context = contextOf(parts, conversation, input);
    return withAskedOf(context, await answer(context, emptyResponse(conversation.state)));
  };
}

async function answer(context: TurnContext, draft: Draft): Promise<Draft> {
  const { body } = context.input;
  switch (body.type) {
    case 'greeting':
      return greet(context, draft);
    case 'left':
      return leave(context, draft, body.who);
    case 'message-changed':
      return noteChange(context, draft, body);
    case 'event':
      return isFileAnswer(context) ? takeFileAnswer(context, draft, body) : noteVisit(context, draft, body);
    case 'timer':
      return timer(context, draft, body.kind);
    case 'agent-says':
      return relayAgentWords(context, draft, body);
    case 'agent-notes':
      return keepNote(context, draft, body);
    case 'agent-moves':
      return moveByAgent(context, draft, body.handoff, body.move);
    case 'message':
      return message(context, draft);
  }
}

function timer(context: TurnContext, draft: Draft, kind: TimerKind): Promise<Draft> | Draft {
  switch (kind) {
    case 'silence':
      return expireSilentFlow(context, draft);
    case 'unclaimed':
      return claimTimeout(context, draft);
    case 'recall':
      return recall(context, draft);
    case 'mail':
      return mailUnread(context, draft);
    case 'follow-up':
      return followUp(context, draft);
  }
}

/** A message is noted, greeted if the bot has not greeted yet, and answered as what it turns out to be. */
function message(context: TurnContext, draft: Draft): Promise<Draft> {
  const { body } = context.input;
  if (body.type === 'message' && body.byMail) return takeMail(context, noteUnseen(context, draft), body.byMail);
  // Who writes has read what an agent wrote before.
  const heard = noteUnseen(context, withState(draft, { heardAt: context.now, unread: undefined }));
  if (heard.state.owner.type !== 'bot') return routeMessage(context, withoutFiles(context, heard));
  const greeted = noteLanguage(context, greet(context, withState(heard, { failed: 0 })));
  return routeMessage(context, withoutFiles(context, withoutAnothersQuestion(context, greeted)));
}

/** Files that did not get further than their channel: says so; without any words, the answer to these does. */
function withoutFiles({ input, say, text }: TurnContext, draft: Draft): Draft {
  if (input.body.type !== 'message' || !input.body.missing?.length) return draft;
  const isBots = draft.state.owner.type === 'bot';
  if (isBots && text === '') return draft;
  return withReplies(draft, { kind: 'notice', text: say(isBots ? 'file-not-taken' : 'file-not-taken-person') });
}
