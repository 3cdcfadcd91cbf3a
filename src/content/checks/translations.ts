import type { Fault } from '../../domain/content/fault.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { warningAt } from '../faults/fault-at.ts';
import type { ContentRoot } from '../read/content-root.ts';
import type { UncheckedFlow, UncheckedLanguage, UncheckedShared, UncheckedStep } from '../read/unchecked.ts';
import { below, type Place, type YamlFile } from '../read/yaml-file.ts';
import { originalHash, originalKey, translatableIn } from '../translatable.ts';
import type { Check } from './check.ts';

/**
 * A translated flow has no step and no answer that the original lacks: those are not said. What is not translated is told,
 * file by file, and so is each text whose original has changed since. None of it stops the desk: originals change first.
 */
export const translations: Check = (material) =>
  material.languages.flatMap((language) => [
    ...language.flows.flatMap((flow) => misplaced(flow, originalOf(material, flow.id))),
    ...(language.shared ? misplaced(language.shared, material.shared) : []),
    ...translatedFiles(material, language).flatMap((file) => gaps(file, language)),
  ]);

/** A file of the desk's own language, and the same in a further one; undefined if that is missing. */
export type TranslatedFile = {
  /** Without its folder and its ending. */
  readonly name: string;
  readonly original: YamlFile;
  readonly translation: YamlFile | undefined;
};

/** The files that hold texts, each with its translation into a language. */
export function translatedFiles(
  { flows, shared, phrases, urgent, elsewhere, terms }: ContentRoot,
  language: UncheckedLanguage,
): readonly TranslatedFile[] {
  const pair = (name: string, original: { place: Place } | undefined, translation: { place: Place } | undefined) =>
    original ? [{ name, original: original.place.source, translation: translation?.place.source }] : [];
  return [
    ...flows.flatMap((flow) =>
      pair(
        flow.id,
        flow,
        language.flows.find(({ id }) => id === flow.id),
      ),
    ),
    ...pair('shared', shared, language.shared),
    ...pair('phrases', phrases, language.phrases),
    ...pair('urgent', urgent, language.urgent),
    ...pair('elsewhere', elsewhere, language.elsewhere),
    ...pair('terms', terms, language.terms),
  ];
}

type WithSteps = Pick<UncheckedFlow, 'steps'> & Pick<Partial<UncheckedShared>, 'facts'>;

function originalOf({ flows }: ContentRoot, id: string): UncheckedFlow | undefined {
  return flows.find((flow) => flow.id === id);
}

function misplaced({ steps, facts = [] }: WithSteps, original: WithSteps | undefined): readonly Fault[] {
  if (!original) return [];
  const names = (original.facts ?? []).map(({ name }) => name);
  const ids = original.steps.map(({ id }) => id);
  return [
    ...steps.flatMap((step) => {
      const written = original.steps.find(({ id }) => id === step.id);
      if (written) return misplacedAnswers(step, written);
      const cure = didYouMean(step.id, ids, 'Take it out, or write it in the original first.');
      return [warningAt(step.place, 'content-unknown-step', `the original has no step "${step.id}".`, cure)];
    }),
    ...facts
      .filter(({ name }) => !names.includes(name))
      .map(({ name, place }) =>
        warningAt(
          place,
          'content-unknown-fact',
          `there is no fact "${name}".`,
          didYouMean(name, names, 'Take it out.'),
        ),
      ),
  ];
}

/** Answers are known by their place, so each stands where its original does and means the same. */
function misplacedAnswers({ keys: { answers = [] }, id }: UncheckedStep, { keys }: UncheckedStep): readonly Fault[] {
  // A shared step's answers stand in `shared.yml`, and are translated there.
  const originals = keys.answers ?? [];
  return answers.flatMap(({ meaning, place }, index) => {
    const original = originals[index];
    if (original && original.meaning === meaning) return [];
    const what = original
      ? `answer ${index + 1} of "${id}" means \`${meaning}\` here and \`${original.meaning}\` in the original.`
      : `the original of "${id}" has ${originals.length} answers, and this is number ${index + 1}.`;
    return [warningAt(place, 'content-translated-answer', what, 'Give the answers in the order of the original.')];
  });
}

/** The gaps of one file, in one warning, and each text whose original is another by now. */
function gaps(
  { name, original, translation }: TranslatedFile,
  { language, originals }: UncheckedLanguage,
): readonly Fault[] {
  const texts = translatableIn(original);
  if (!translation) {
    // A desk may have a language for a few of its flows only.
    const what = `none of its ${texts.length} texts is translated, so the desk's own are said.`;
    const file = `dialogs/${language}/${name}.yml`;
    return [{ code: 'content-untranslated', severity: 'warning', file, what, cure: 'Write the file, or some of it.' }];
  }
  const place: Place = { source: translation, path: [] };
  const translated = new Set(translatableIn(translation).map(({ path }) => path.join('.')));
  const lacking = texts.filter(({ path }) => !translated.has(path.join('.')));
  const faults: Fault[] = texts.flatMap(({ path, text }) => {
    const noted = originals[originalKey(name, path)];
    if (noted === undefined || noted === originalHash(text) || !translated.has(path.join('.'))) return [];
    const what = `\`${path.join('.')}\` was translated from another text than stands there now.`;
    const cure = `Read ${original.file}:${original.line(path)}, mend this, then \`npm run check-content -- --translated ${language}/${name}\`.`;
    return [warningAt(below(place, ...path), 'content-translation-old', what, cure)];
  });
  if (lacking.length === 0) return faults;
  const shown = lacking.slice(0, mostShown).map(({ path }) => `\`${path.join('.')}\``);
  const others = lacking.length > shown.length ? ` and ${lacking.length - shown.length} more` : '';
  const what = `${lacking.length} of ${texts.length} texts are not translated: ${shown.join(', ')}${others}.`;
  return [...faults, warningAt(place, 'content-untranslated', what, "Until they are, the desk's own are said.")];
}

const mostShown = 5;
