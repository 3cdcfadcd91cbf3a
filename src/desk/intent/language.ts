import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Input } from '../../domain/conversation/input.ts';
import type { Classifier, DetectedLanguage } from '../../domain/ports/classifier.ts';
import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';
import { isForeign } from './foreign-text.ts';

/** The language of a person's words; undefined where the desk has only one, or nobody would act on it. */
export function detectLanguage(
  { languageOf }: Classifier,
  { state, locale }: Conversation,
  { body, locale: ofInput }: Input,
): DetectedLanguage | undefined {
  if (!languageOf || body.type !== 'message' || state.owner.type === 'agent') return undefined;
  return languageOf(body.tap ? '' : body.text, { soFar: state.language, locale: ofInput ?? locale });
}

/**
 * Remembers the language of the person's words once it is sure. The first time that it is a further one, says in it,
 * before the first answer, that the desk answers in its own.
 */
export function noteLanguage(context: TurnContext, draft: Draft): Draft {
  const { detected, content, conversation } = context;
  const { language: soFar, noticed = [] } = draft.state;
  if (!detected?.isSure || isForeign(context)) return draft;
  const { language } = detected;
  const noted = language === soFar ? draft : withState(draft, { language });
  const further = content.languages[language];
  if (!further || noticed.includes(language)) return noted;
  const { notice } = further;
  return withReplies(withState(noted, { noticed: [...noticed, language] }), {
    kind: 'notice',
    text: notice[conversation.state.said % notice.length] ?? notice[0],
  });
}
