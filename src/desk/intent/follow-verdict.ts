import type { Understanding } from '../../domain/understanding/verdict.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import { apologise } from '../flow/ask-again.ts';
import { beginFlow } from '../flow/begin.ts';
import { handOff } from '../handoff/request.ts';
import type { Moment } from '../turn-context.ts';
import { greetAgain } from './greet.ts';
import { withUnrecognised } from './keep-unrecognised.ts';
import { topicChoices } from './topics.ts';

/** Takes the road that the verdict on a message names, while no flow is running. */
export function followVerdict(
  moment: Moment,
  draft: Draft,
  { verdict, ranking }: Understanding,
): Promise<Draft> | Draft {
  const { text } = moment;
  switch (verdict.type) {
    case 'sure':
      return followIntent(moment, draft, verdict.intent, verdict.step, text);
    case 'torn':
      return offerIntents(
        moment,
        withUnrecognised(moment, draft, text, { why: 'torn', ranking }),
        verdict.between,
        text,
      );
    case 'lost':
      return lose(moment, withUnrecognised(moment, draft, text, { why: 'lost', ranking }));
  }
}

/** Does what an intent asks for: a flow is begun, the desk's own intents are answered. */
export function followIntent(
  moment: Moment,
  draft: Draft,
  intent: string,
  step: string | undefined,
  words: string,
): Promise<Draft> | Draft {
  const calm = withState(draft, { lost: 0, asked: undefined });
  switch (intent) {
    case 'talk-to-agent':
      return handOff(moment, draft, 'asked');
    case 'greeting':
      return draft.replies.some(({ kind }) => kind === 'greeting') ? calm : greetAgain(moment, calm, 'greeting-again');
    case 'thanks':
      return greetAgain(moment, calm, 'thanks');
    case 'goodbye':
      return greetAgain(moment, calm, 'goodbye');
    default:
      return beginFlow(moment, calm, { intent, words, ...(step !== undefined && { step }) });
  }
}

/** "I'm not quite sure which one you mean": two or three, and none of these. */
export function offerIntents(moment: Moment, draft: Draft, between: readonly string[], words: string): Draft {
  const { content, say } = moment;
  const intents = between.filter((intent) => content.flows[intent]);
  if (intents.length === 0) return lose(moment, draft);
  return withReplies(withState(draft, { asked: { type: 'intents', intents, words } }), {
    kind: 'offer',
    text: say('offer'),
    intents,
    choices: [...topicChoices(content, intents), { label: say('button-none'), pick: 'none' }],
  });
}

/** Says that it did not understand, and what it knows; the second time it offers a person as well. */
export function lose(moment: Moment, draft: Draft): Draft {
  const lost = draft.state.lost + 1;
  const asked = lost >= 2 ? { type: 'person' as const } : undefined;
  return apologise(moment, withState(draft, { lost, asked }), lost >= 2 ? 'lost-again' : 'lost');
}
