import type { ContentRoot } from './read/content-root.ts';
import type {
  UncheckedAnswer,
  UncheckedFlow,
  UncheckedLanguage,
  UncheckedQuestionsBack,
  UncheckedStep,
  UncheckedTalk,
} from './read/unchecked.ts';
import { below, type Place } from './read/yaml-file.ts';

/** A text that people read, and where it is written; `step` if it belongs to one. */
export type WrittenText = { readonly text: string; readonly place: Place; readonly step?: string };

/** Every text of flows, shared steps, phrases and advice that people read, once each, in all languages. */
export function writtenTexts(material: ContentRoot): readonly WrittenText[] {
  return [material, ...material.languages].flatMap(textsOfLanguage);
}

function textsOfLanguage(language: ContentRoot | UncheckedLanguage): readonly WrittenText[] {
  const { flows, shared, phrases } = language;
  const says = [...(phrases?.says ?? [])].flatMap(([key, wordings]) =>
    wordings.map((text, index) => ({ text, place: below(phrases?.place ?? nowhere, 'says', key, index) })),
  );
  const advice = adviceTexts(language);
  const answers = [...flows, ...(shared ? [shared] : [])].flatMap((file) => [
    ...backTexts(file, file.place),
    ...file.steps.flatMap(({ keys, place }) => backTexts(keys, place)),
  ]);
  return [...flows.flatMap(flowTexts), ...(shared?.steps ?? []).flatMap(stepTexts), ...answers, ...says, ...advice];
}

const nowhere: Place = { source: { file: '', value: undefined, line: () => 1 }, path: [] };

function flowTexts(flow: UncheckedFlow): readonly WrittenText[] {
  const { title, matter, check, about, start, solved, handoff, place } = flow;
  return [...named({ title, matter, check, about, start, solved, handoff }, place), ...flow.steps.flatMap(stepTexts)];
}

/** What is said to questions back: it may lean on the step at which it is said, and is no part of its own texts. */
function backTexts({ safe, costs, tell, faq = [] }: UncheckedQuestionsBack, place: Place): readonly WrittenText[] {
  return [...named({ safe, costs, tell }, place), ...faq.flatMap((entry) => named({ say: entry.say }, entry.place))];
}

/** The texts of a step as written in its file. */
export function stepTexts({ id, keys, place }: UncheckedStep): readonly WrittenText[] {
  const { title, ask, how, why, fix, check } = keys;
  const own = [...named({ title, ask, how, why, fix, check }, place), ...(keys.answers ?? []).flatMap(answerTexts)];
  return own.map((text) => ({ ...text, step: id }));
}

function answerTexts({ meaning, label, fix, place }: UncheckedAnswer): readonly WrittenText[] {
  return named({ ...(meaning ? { [meaning]: label } : {}), fix }, place);
}

function adviceTexts({ urgent, elsewhere, terms }: UncheckedTalk): readonly WrittenText[] {
  const said = (all: ReadonlyMap<string, Readonly<Record<string, string | undefined>>>, place: Place) =>
    [...all].flatMap(([kind, advice]) => named(advice, below(place, kind)));
  return [
    ...(urgent ? [...said(urgent.advice, urgent.place), ...urgentFaqTexts(urgent)] : []),
    ...(elsewhere
      ? [...elsewhere.kinds].flatMap(([kind, { title, say }]) => named({ title, say }, below(elsewhere.place, kind)))
      : []),
    ...(terms ? said(new Map([...terms.terms].map(([id, { say }]) => [id, { say }])), terms.place) : []),
  ];
}

/** What is said to questions after an alarm. */
function urgentFaqTexts({ faqOfKind, faq }: NonNullable<UncheckedTalk['urgent']>): readonly WrittenText[] {
  return [...faqOfKind.values(), faq].flat().flatMap((entry) => named({ say: entry.say }, entry.place));
}

function named(texts: Readonly<Record<string, string | undefined>>, place: Place): readonly WrittenText[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    text === undefined ? [] : [{ text, place: below(place, key) }],
  );
}
