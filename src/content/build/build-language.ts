import type { FurtherLanguage } from '../../domain/content/content.ts';
import type { Flow } from '../../domain/content/flow.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedLanguage } from '../read/unchecked.ts';
import { buildExamples } from './build-examples.ts';
import { buildPageWords, buildPhrases } from './build-phrases.ts';
import { buildQuestionsBack } from './build-questions-back.ts';
import type { Talk } from './build-talk.ts';
import { translateQuestionsBack } from './translate-flow.ts';

/**
 * Builds a further language from files in which no check found an error; `own` are the desk's own texts, and `flows`
 * those in this language.
 */
export function buildLanguage(
  draft: UncheckedLanguage,
  own: Pick<FurtherLanguage, 'phrases' | 'page'>,
  { shared }: Pick<ContentRoot, 'shared'>,
  flows: Readonly<Record<string, Flow>>,
): Omit<FurtherLanguage, keyof Talk> {
  return {
    // A flow that is not translated teaches this language nothing.
    examples: buildExamples(
      draft,
      Object.values(flows).filter(({ id }) => draft.flows.some((flow) => flow.id === id)),
      draft.language,
    ),
    phrases: buildPhrases(draft.phrases, draft.language, own.phrases),
    page: buildPageWords(draft.phrases, own.page),
    flows,
    questionsBack: buildQuestionsBack(translateQuestionsBack(shared ?? {}, draft.shared)),
    sayings: [...(draft.phrases?.hears.values() ?? [])].flat(),
  };
}
