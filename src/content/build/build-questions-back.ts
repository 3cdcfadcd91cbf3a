import type { QuestionsBack } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import type { UncheckedQuestionsBack } from '../read/unchecked.ts';

/** What is said to questions back, of a file without errors. */
export function buildQuestionsBack({ safe, costs, tell, faq }: UncheckedQuestionsBack): QuestionsBack {
  return present({
    safe: safe?.trim(),
    costs: costs?.trim(),
    tell: tell?.trim(),
    faq: faq?.map(({ asked, say = '' }) => ({ asked, say: say.trim() })),
  });
}
