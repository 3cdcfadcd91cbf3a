import type { Asked } from '../../domain/conversation/conversation.ts';
import { plainText } from '../../domain/text/words.ts';
import { listen } from '../../flows/interpret/interpret.ts';
import { yesOrNoOf } from '../../flows/interpret/interpret-answer.ts';
import { isSaying } from '../../flows/sayings/find-saying.ts';
import { obey } from '../commands.ts';
import { type Draft, withState } from '../draft.ts';
import { askAgain } from '../flow/ask-again.ts';
import { beginFlow } from '../flow/begin.ts';
import type { Running } from '../flow/current-plan.ts';
import { handOff } from '../handoff/request.ts';
import { followIntent, lose } from '../intent/follow-verdict.ts';
import { withUnrecognised } from '../intent/keep-unrecognised.ts';
import { intentPick, pickedIntent } from '../intent/topics.ts';
import type { Moment } from '../turn-context.ts';

/** What a message picks of what the bot asked outside flows; undefined if it speaks of something else. */
export function pickOf({ text, content }: Moment, asked: Asked): string | undefined {
  const { hears, says } = content.phrases;
  const listened = listen(text, content.phrases);
  const is = (sayings: readonly string[]): boolean => sayings.some((saying) => isSaying(listened, saying));
  const short = listened.words.length <= 4 ? yesOrNoOf(listened, hears) : undefined;
  switch (asked.type) {
    case 'intents': {
      const nth = (['first', 'second', 'third'] as const).findIndex(
        (key, index) => is(hears[key]) || is([`${index + 1}`]),
      );
      const picked =
        asked.intents[nth] ??
        asked.intents.find((intent) => {
          const title = content.flows[intent]?.title;
          return title !== undefined && (is([title]) || plainText(title) === plainText(text));
        });
      if (picked !== undefined) return intentPick(picked);
      return is(says['button-none']) || is(hears['not-this']) || short === 'no' ? 'none' : undefined;
    }
    case 'person':
      if (is(says['button-person']) || short === 'yes') return 'person';
      return short === 'no' ? 'none' : undefined;
    case 'digress':
      if (short === undefined) return undefined;
      return short;
    case 'idle':
      if (is(says['button-carry-on']) || short === 'yes') return 'carry-on';
      return is(says['button-start-over']) || short === 'no' ? 'start-over' : undefined;
    case 'rating':
    case 'mail':
      return undefined;
  }
}

/** Does what was picked, by a tap or in words, of what the bot asked outside flows. */
export function answerAsked(
  moment: Moment,
  draft: Draft,
  pick: string,
  running: Running | undefined,
): Promise<Draft> | Draft | undefined {
  const { asked } = draft.state;
  const calm = withState(draft, { asked: undefined, lost: 0 });
  const intent = pickedIntent(pick);
  if (intent !== undefined) {
    const words = asked?.type === 'intents' ? asked.words : '';
    return Object.hasOwn(moment.content.flows, intent)
      ? followIntent(moment, calm, intent, undefined, words)
      : undefined;
  }
  switch (pick) {
    case 'person':
      return handOff(moment, draft, asked?.type === 'person' ? 'lost' : 'asked', running);
    case 'none':
      return asked?.type === 'intents'
        ? lose(moment, refused(moment, withState(draft, { asked: undefined }), asked.words))
        : askAgain(moment, calm, running);
    case 'yes':
      return asked?.type === 'digress'
        ? beginFlow(moment, calm, {
            intent: asked.intent,
            words: asked.words,
            ...(asked.step !== undefined && { step: asked.step }),
          })
        : undefined;
    case 'no':
      return asked?.type === 'digress'
        ? askAgain(moment, refused(moment, calm, asked.words, asked.intent), running)
        : asked && askAgain(moment, calm, running);
    case 'carry-on':
      return asked ? askAgain(moment, calm, running) : undefined;
    case 'start-over':
      return obey(moment, calm, 'start-over', running);
    default:
      return undefined;
  }
}

/** None of what was offered for these words was meant; `intent` if it was one alone. */
function refused(moment: Moment, draft: Draft, words: string, intent?: string): Draft {
  if (!moment.keeping) return draft;
  const { ranking } = moment.classifier.understand(words);
  return withUnrecognised(moment, draft, words, { why: 'refused', ranking, ...(intent !== undefined && { intent }) });
}
