import { choiceOf, decodePick } from '../domain/conversation/pick.ts';
import { emptyResponse, type Responder } from '../domain/ports/responder.ts';
import { openReply } from '../flows/replies/step-replies.ts';
import { contextOf, type DeskParts } from './context-of.ts';
import { withReplies, withState } from './draft.ts';
import { currentPlan } from './flow/current-plan.ts';
import { handOff } from './handoff/request.ts';

/** Answers an input whose turn has failed: an apology with the open question; the second time, a person is called. */
export function deskRecovery(parts: DeskParts): Responder {
  return async (conversation, input) => {
    const context = contextOf(parts, conversation, input);
    const failed = conversation.state.failed + 1;
    const draft = withState(emptyResponse(conversation.state), { failed });
    if (input.by !== 'person' || conversation.state.owner.type !== 'bot') return draft;
    const current = await currentPlan(context, conversation.state).catch(() => undefined);
    const { say } = context;
    if (failed >= 2)
      return handOff(context, withReplies(draft, { kind: 'apology', text: say('trouble-again') }), 'trouble', current);
    const open = current && openReply(current.open, say);
    const question = open?.text ?? say('help-outside');
    // In a flow "yes" answers the question that is asked again, not the offer of a person.
    const asked = current ? undefined : ({ type: 'person' } as const);
    return withReplies(withState(draft, { asked }), {
      kind: 'apology',
      text: current ? say('trouble', { question }) : `${say('trouble', { question })} ${say('person-offer')}`,
      choices: [
        ...(open?.choices ?? []).filter(({ pick }) => decodePick(pick)?.type !== 'person'),
        choiceOf(say('button-person'), { type: 'person' }),
      ],
    });
  };
}
