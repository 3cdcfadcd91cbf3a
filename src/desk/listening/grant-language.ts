import { pinnedBundle, spokenBundle, spokenContent } from '../../domain/content/spoken-content.ts';
import { sayFrom } from '../../flows/replies/say.ts';
import { isIn } from '../../interpretation/text/segments.ts';
import { wordTokensOf } from '../../interpretation/text/sentences.ts';
import { type Draft, withState } from '../draft.ts';
import { type CurrentPlan, currentPlan } from '../flow/current-plan.ts';
import { tellForeign } from '../intent/foreign-text.ts';
import { expectedLanguage, knownLanguage } from '../intent/language.ts';
import { languagesNamed } from '../intent/language-names.ts';
import { withTopics } from '../intent/topics.ts';
import type { TurnContext } from '../turn-context.ts';
import { sayAllAgain } from './say-all-again.ts';

/**
 * Does what a wish for a language asks for: from now on everything is said in it, beginning with what is open. Whoever
 * wishes for one that the desk does not have, or names none, is told which there are, and offered a person.
 */
export async function grantLanguage(
  context: TurnContext,
  draft: Draft,
  current: CurrentPlan | undefined,
): Promise<Draft> {
  const wished = languageWished(context);
  const language = knownLanguage(context.own, wished);
  if (language === undefined) return tellForeign(context, draft, current, wished);
  const speaking = speakingIn(context, language);
  const chosen = withState(draft, { language, languageChosen: true, asked: undefined });
  const text = speaking.say('wish-language-changed');
  const open = current && (await currentPlan(speaking, chosen.state));
  return open ? sayAllAgain(speaking, chosen, open, text) : withTopics(speaking, chosen, text);
}

/**
 * The language that somebody wishes for: of those they name, the one that is not being spoken. "Ich kann kein Englisch"
 * names one to be rid of, and wishes for its own.
 */
function languageWished({ own, text, ear, detected, conversation, input }: TurnContext): string | undefined {
  const named = languagesNamed(own, text);
  const soFar = conversation.state.language ?? expectedLanguage(own, input.locale ?? conversation.locale);
  const isDenied = ear && wordTokensOf(text, ear.lexicon).some((token) => isIn(token, 'not', 'failing', 'bad'));
  const other = named.find((tag) => tag !== soFar);
  if (other !== undefined && !(isDenied && named.length === 1)) return other;
  const spoken = detected?.language ?? soFar;
  if (named.length === 0 || isDenied) return spoken === soFar || named.includes(spoken) ? undefined : spoken;
  return named[0];
}

/** The same turn, in another language. */
function speakingIn(context: TurnContext, language: string): TurnContext {
  const content = spokenContent(context.own, language);
  return {
    ...context,
    language,
    content,
    say: sayFrom(content.phrases, context.conversation.state.said),
    pinned: async (hash) => {
      const bundle = await context.pinned(hash);
      return bundle && spokenBundle(pinnedBundle(bundle), language);
    },
  };
}
