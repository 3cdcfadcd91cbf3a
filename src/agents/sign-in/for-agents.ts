import type { HttpRequest, HttpResponse } from '../../domain/wire/http.ts';
import type { Presence } from '../presence.ts';
import type { SessionCaller, Sessions } from './sessions.ts';

/** What answers a request of the agents' page. */
export type DeskAnswer = (asked: HttpRequest) => Promise<HttpResponse>;

/** Makes an answer that only signed-in agents get; `change` takes their proof as well. */
export type ForAgents = (
  wants: 'read' | 'change',
  answer: (asked: HttpRequest, caller: SessionCaller & { type: 'agent' }) => Promise<HttpResponse>,
) => DeskAnswer;

/** Answers an agent, who has been seen by that; anybody else is turned down. */
export function forAgents(sessions: Pick<Sessions, 'callerOf'>, presence: Pick<Presence, 'seen'>): ForAgents {
  return (wants, answer) => async (asked) => {
    const caller = await sessions.callerOf(asked, wants, 'conversations');
    if (caller.type === 'refused') return caller.answered;
    presence.seen(caller.account);
    return answer(asked, caller);
  };
}
