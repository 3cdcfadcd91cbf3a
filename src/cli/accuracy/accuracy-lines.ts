import type { Content } from '../../domain/content/content.ts';
import { classifierOf } from '../../intents/classify/classifier.ts';
import { measure } from '../../intents/inspect/measure.ts';
import { measureLanguageDetection } from '../../intents/languages/measure-detection.ts';
import { multilingualClassifier } from '../../intents/languages/multilingual-classifier.ts';
import type { Models } from '../../intents/model/open-models.ts';
import type { Beliefs } from '../../intents/verdict/beliefs.ts';
import { type Stakes, verdictOf } from '../../intents/verdict/cheapest-act.ts';
import { counted, percent } from '../numbers.ts';
import type { MeasuredSet } from './figures-of.ts';
import type { MeasuredReplies } from './measured-replies.ts';

type Sets = Readonly<Record<string, MeasuredSet>>;

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** A language's name for writers: `German`. */
export function languageNameOf(language: string): string {
  return languageNames.of(language) ?? language;
}

/** Each language's classifier and what it is measured on, the desk's own first. */
export function measuredSets({ desk, examples, languages }: Content, models: Models, replies: MeasuredReplies): Sets {
  return Object.fromEntries(
    [...models].map(([language, model]) => [
      language,
      {
        classifier: classifierOf(model, desk),
        examples: language === desk.language ? examples : (languages[language]?.examples ?? examples),
        replies: replies[language] ?? [],
      },
    ]),
  );
}

/** How well held-out sentences and strangers are understood, language by language, and how well the languages are told apart. */
export function accuracyLines(content: Content, models: Models, sets: Sets): readonly string[] {
  const lines = Object.entries(sets).flatMap(([language, { classifier, examples }]) => {
    const { holdouts, accuracy, rightOrOffered, sureAndWrong, strangers, strangersLost } = measure(
      classifier,
      examples,
    );
    const where = language === content.desk.language ? '' : ` in ${languageNameOf(language)}`;
    return [
      `Of ${counted(holdouts, 'holdout')}${where} the bot ranks ${percent(accuracy)} right; ` +
        `${percent(rightOrOffered)} end in the right flow or an offer of it, ${percent(sureAndWrong)} in a wrong one.`,
      `Of ${counted(strangers, "other people's problem")}${where} it is lost on ${percent(strangersLost)}, as it should be.`,
      ...strangersLine(models.get(language)?.strangers ?? [], examples.notOurs.length > 0, where, content.desk),
    ];
  });
  const { languageOf } = multilingualClassifier(models, content);
  if (!languageOf) return lines;
  const { sentences, told, sureAndWrong } = measureLanguageDetection(
    languageOf,
    Object.entries(sets).map(([language, { examples }]) => ({ ...examples, language })),
  );
  return [
    ...lines,
    `Of ${counted(sentences, 'such sentence')} of two words or more ${percent(told)} are taken for the language they ` +
      `are in; it is sure of another for ${percent(sureAndWrong)}.`,
  ];
}

/** How strangers fare who were judged without having been learned; of a desk without any, its own left-out intents. */
function strangersLine(
  strangers: readonly Beliefs[],
  hasOwn: boolean,
  where: string,
  stakes: Stakes,
): readonly string[] {
  if (strangers.length === 0) return [];
  const verdicts = strangers.map(({ ranking, belonging }) => verdictOf(ranking, belonging, stakes).type);
  const share = (type: (typeof verdicts)[number]) =>
    percent(verdicts.filter((each) => each === type).length / verdicts.length);
  const judged = hasOwn
    ? `Of ${counted(strangers.length, 'sentence')} of not-ours.yml${where}, each judged by what the others teach,`
    : `There is no not-ours.yml${where}. Of ${counted(strangers.length, 'utterance')}, each judged by what other intents teach,`;
  return [`${judged} it is lost on ${share('lost')}; ${share('sure')} begin a flow.`];
}
