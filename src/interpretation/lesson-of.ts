import { actName } from '../domain/content/acts.ts';
import type { Content, Example, LanguageContent } from '../domain/content/content.ts';
import { deskIntents } from '../domain/content/content.ts';
import type { Answer } from '../domain/content/flow.ts';
import { nameOfQuestion, sayingsOfAnswer } from './context.ts';
import type { Lesson } from './ear.ts';
import { taughtOfFlow } from './opening/cause-of-flow.ts';

/**
 * What a desk's content teaches an ear of one of its languages; undefined where the language has no words of its own. What
 * only learning asks for is put together when it is asked for.
 */
export function lessonOf(content: Content, language: string): Lesson | undefined {
  const further = content.languages[language];
  const spoken: LanguageContent = further ?? content;
  if (!spoken.words) return undefined;
  const flows = Object.values(spoken.flows);
  const steps = flows.flatMap((flow) => flow.steps);
  return {
    words: spoken.words,
    get acts() {
      return [
        ...spoken.acts.utterances.map((each) => ({ kind: actName(each), text: each.text })),
        ...spoken.acts.harmless.map((text) => ({ kind: 'harmless', text })),
        ...spoken.examples.utterances.flatMap(({ intent, text }) => {
          const kind = actsOfIntents[intent];
          return kind === undefined ? [] : [{ kind, text }];
        }),
      ];
    },
    get answers() {
      return steps.flatMap(({ answers }) => answers.flatMap(taught));
    },
    get asked() {
      return [
        ...steps.flatMap(({ ask, answers }) =>
          ask === undefined ? [] : [{ name: nameOfQuestion(ask, answers), answers: answers.map(sayingsOfAnswer) }],
        ),
        ...flows.map((flow) => {
          const own = spoken.examples.utterances.filter(({ intent, step }) => intent === flow.id && step === undefined);
          const taught = taughtOfFlow(flow);
          return { ...taught, answers: [...taught.answers, own.map(({ text }) => text)] };
        }),
      ];
    },
    get sayings() {
      return [...(further?.sayings ?? []), ...steps.flatMap(({ answers }) => answers.flatMap(sayingsOfAnswer))];
    },
    get problems() {
      return problemsIn(spoken.examples.utterances);
    },
    questions: steps.flatMap(({ ask }) => ask ?? []),
    get says() {
      return steps.flatMap(({ how, why, fix, check, tried = [] }) => [
        ...[how, why, fix, check].flatMap((text) => text ?? []),
        ...tried,
      ]);
    },
    dangers: Object.fromEntries(
      Object.entries(spoken.urgent?.words ?? {}).map(([kind, words]) => [actName({ act: 'urgent', kind }), words]),
    ),
  };
}

/** The most sayings of an answer that teach what it sounds like: an answer with many more of them is no likelier. */
const mostInReply = 12;
const mostUnasked = 8;

function taught(answer: Answer): readonly string[] {
  const { also, unasked } = answer;
  return sayingsOfAnswer({ ...answer, also: also.slice(0, mostInReply), unasked: unasked.slice(0, mostUnasked) });
}

/** The most utterances of an intent that teach what a problem sounds like: a desk with many more of them has no likelier ones. */
const mostOfProblem = 120;

function problemsIn(utterances: readonly Example[]): readonly string[] {
  const own: readonly string[] = deskIntents;
  const ofProblems = utterances.filter(({ intent }) => !own.includes(intent));
  const byIntent = Map.groupBy(ofProblems, ({ intent }) => intent);
  return [...byIntent.values()].flatMap((rows) => rows.slice(0, mostOfProblem).map(({ text }) => text));
}

/** The desk's own intents say what an act does too, so that their utterances need not be written twice. */
const actsOfIntents: Readonly<Record<string, string>> = {
  greeting: 'social.greeting',
  thanks: 'social.thanks',
  goodbye: 'social.bye',
  'talk-to-agent': 'wish.person',
};
