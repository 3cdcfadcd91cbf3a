import type { Flow, OutcomeSayings } from '../../domain/content/flow.ts';
import { present } from '../../domain/present.ts';
import { plainText } from '../../domain/text/words.ts';
import type { PlayedStep } from '../read/content-root.ts';
import type {
  StepKeys,
  UncheckedAnswer,
  UncheckedFlow,
  UncheckedLanguage,
  UncheckedQuestionsBack,
  UncheckedShared,
} from '../read/unchecked.ts';
import { buildFlow } from './build-flow.ts';

/** What a language has for flows. */
export type Translation = Pick<UncheckedLanguage, 'flows' | 'shared'>;

const flowTexts = ['title', 'matter', 'check', 'about', 'start', 'solved', 'handoff'] as const;
const stepTexts = ['title', 'ask', 'path', 'how', 'why', 'fix', 'check'] as const;
const backTexts = ['safe', 'costs', 'tell'] as const;

/**
 * Builds a flow in a further language: each text as it is translated, or else as it was written; all that is no text as
 * it was written. `own` is the same flow in the desk's own language.
 */
export function translateFlow(
  draft: UncheckedFlow,
  steps: readonly PlayedStep[],
  { flows, shared }: Translation,
  own: Flow,
  labels: { readonly yes: string; readonly no: string },
): Flow {
  const translated = flows.find(({ id }) => id === draft.id);
  const flow = {
    ...draft,
    ...textsOf(flowTexts, translated, draft),
    ...translateQuestionsBack(draft, translated),
    ...present({
      works: translatedOutcome(draft.works, translated?.works),
      fails: translatedOutcome(draft.fails, translated?.fails),
    }),
  };
  const built = buildFlow(
    flow,
    steps.map((step) => ({ ...step, keys: translatedKeys(step, translated, shared) })),
    { labels, destructive: [] },
  );
  // What destroys something is told by the words of the desk's own language.
  return {
    ...built,
    steps: built.steps.map((step, at) => ({
      ...step,
      answers: step.answers.map((answer, index) =>
        present({ ...answer, isDestructive: own.steps[at]?.answers[index]?.isDestructive }),
      ),
    })),
  };
}

/** What is said to questions back, each text translated or as it was written. */
export function translateQuestionsBack(
  own: UncheckedQuestionsBack,
  translated: UncheckedQuestionsBack | undefined,
): UncheckedQuestionsBack {
  const faq = translatedFaq(own.faq, translated?.faq);
  return present({ ...textsOf(backTexts, translated, own), faq: faq.length > 0 ? faq : undefined });
}

/** The keys of a step as it is played: what stands in the flow itself comes before the shared step's. */
function translatedKeys(
  { id, keys, shared: from, flow }: PlayedStep,
  translated: UncheckedFlow | undefined,
  shared: UncheckedShared | undefined,
): StepKeys {
  const written = flow.steps.find((step) => step.id === id)?.keys ?? {};
  const inFlow = translated?.steps.find((step) => step.id === id)?.keys ?? {};
  const inShared = (from && shared?.steps.find((step) => step.id === from.id)?.keys) ?? {};
  // A text that the flow has of its own is no translation of the shared step's.
  const texts: StepKeys = { ...withoutKeysOf(inShared, written), ...inFlow };
  const faq = [...translatedFaq(written.faq, inFlow.faq), ...translatedFaq(from?.keys.faq, inShared.faq)];
  return present({
    ...keys,
    ...textsOf([...stepTexts, ...backTexts], texts, keys),
    answers: keys.answers?.map((answer, index) => translatedAnswer(answer, texts.answers?.[index])),
    symptoms: texts.symptoms ?? [],
    tried: texts.tried ?? keys.tried,
    faq: faq.length > 0 ? faq : undefined,
  });
}

/** In reply to a question what is said in the desk's own language is heard as well: a button's words, "wifi", "on". */
function translatedAnswer(own: UncheckedAnswer, translated: UncheckedAnswer | undefined): UncheckedAnswer {
  if (translated?.label === undefined || translated.meaning !== own.meaning) return own;
  const { label, known, also, unasked, fix } = translated;
  const heard = [label, ...also, ...(own.label === undefined ? [] : [own.label]), ...own.also];
  const once = [...new Map(heard.map((saying) => [plainText(saying), saying])).values()];
  return present({
    ...own,
    label,
    known: known ?? own.known,
    also: once.filter((saying) => plainText(saying) !== plainText(label)),
    unasked: unasked.length > 0 ? unasked : own.unasked,
    fix: fix ?? own.fix,
  });
}

/** What is said in the desk's own language is heard as well; numbers are the same in all. */
function translatedOutcome(
  own: OutcomeSayings | undefined,
  translated: OutcomeSayings | undefined,
): OutcomeSayings | undefined {
  if (!own || !translated) return own ?? translated;
  return { ...own, also: [...new Set([...translated.also, ...own.also])] };
}

/** Entries are translated in their order; those that are not stand behind. */
function translatedFaq(
  own: UncheckedQuestionsBack['faq'] = [],
  translated: UncheckedQuestionsBack['faq'] = [],
): NonNullable<UncheckedQuestionsBack['faq']> {
  return [...translated, ...own.slice(translated.length)];
}

function textsOf<Key extends string>(
  keys: readonly Key[],
  translated: { readonly [_ in Key]?: string } | undefined,
  own: { readonly [_ in Key]?: string },
): { readonly [_ in Key]?: string } {
  // `fromEntries` loses the keys' types; these are some of them.
  return Object.fromEntries(
    keys.flatMap((key) => {
      const text = translated?.[key] ?? own[key];
      return text === undefined ? [] : [[key, text]];
    }),
  ) as { readonly [_ in Key]?: string };
}

function withoutKeysOf(keys: StepKeys, written: StepKeys): StepKeys {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !Object.hasOwn(written, key)));
}
