import { type Draft, withReplies, withState } from '../draft.ts';
import type { TurnContext } from '../turn-context.ts';

/**
 * Remembers the language of the person's words once enough speaks for it, and says in it, before the first answer and
 * never again in this conversation, that the desk answers in its own.
 */
export function noteLanguage({ told, content, conversation }: TurnContext, draft: Draft): Draft {
  const { language: soFar, noticed = [] } = draft.state;
  if (!told?.isSure) return draft;
  const { language } = told;
  const heeded = language === soFar ? draft : withState(draft, { language });
  const further = content.languages[language];
  if (!further || noticed.includes(language)) return heeded;
  const { notice } = further;
  return withReplies(withState(heeded, { noticed: [...noticed, language] }), {
    kind: 'notice',
    text: notice[conversation.state.said % notice.length] ?? notice[0],
  });
}
