import type { Content } from '../../domain/content/content.ts';
import { spokenContent } from '../../domain/content/spoken-content.ts';
import { percent } from '../numbers.ts';
import { languageNameOf } from './accuracy-lines.ts';
import { isHeardWrongly } from './figures.ts';
import { type MeasuredReplies, replyShares } from './measured-replies.ts';

/** How well questions hear held-out replies, a line for each language; a hint where nothing is held out. */
export function replyLines({ desk }: Content, heard: MeasuredReplies): readonly string[] {
  const languages = Object.entries(heard);
  if (languages.length === 0)
    return ['hint: how well questions hear their answers is not measured. Write replies in dialogs/replies/.'];
  return languages.map(([language, replies]) => {
    const where = language === desk.language ? '' : ` in ${languageNameOf(language)}`;
    const { right, asked, wrong } = replyShares(replies);
    return (
      `Of ${replies.length} replies to questions${where} ${percent(right)} are heard right, ` +
      `${percent(asked)} asked about, ${percent(wrong)} heard wrongly.`
    );
  });
}

/** Every reply that was heard wrongly: where it stands, and what it was taken for. */
export function wrongReplies(
  content: Content,
  heard: MeasuredReplies,
): readonly { readonly file: string; readonly line: number; readonly what: string }[] {
  return Object.entries(heard).flatMap(([language, replies]) => {
    const { flows } = spokenContent(content, language);
    return replies.flatMap(({ flow, step: id, text, answer, outcome, file, line }) => {
      if (!isHeardWrongly(outcome)) return [];
      const step = flows[flow]?.steps.find((each) => each.id === id);
      const meant = answer === undefined ? 'no answer' : (step?.answers[answer]?.label ?? '');
      return [{ file, line, what: `“${text}”: ${meant} → ${outcome}` }];
    });
  });
}
