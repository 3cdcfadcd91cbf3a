import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Input } from '../../domain/conversation/input.ts';
import type { Classifier, DetectedLanguage } from '../../domain/ports/classifier.ts';

/** The language of a person's words; undefined where the desk has but one, or nobody would act on it. */
export function detectLanguage(
  { languageOf }: Classifier,
  { state, locale }: Conversation,
  { body, locale: ofInput }: Input,
): DetectedLanguage | undefined {
  if (!languageOf || body.type !== 'message' || state.mode === 'agent') return undefined;
  return languageOf(body.tap ? '' : body.text, { soFar: state.language, locale: ofInput ?? locale });
}
