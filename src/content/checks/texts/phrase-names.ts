import type { Fault } from '../../../domain/content/fault.ts';
import { pageWordNames } from '../../../domain/content/page-words.ts';
import { phraseNames } from '../../../domain/content/phrase-names.ts';
import type { UncheckedPhrases, UncheckedUrgent } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';
import { nameFaults } from './name-faults.ts';

const namesOf: Readonly<Record<string, readonly string[]>> = phraseNames;

const pageNames: Readonly<Record<string, readonly string[]>> = pageWordNames;

/** A phrase uses only names in braces that the bot can fill in there, and closes every brace. */
export const phraseNameCheck: Check = ({ phrases: own, urgent, desk, languages }) =>
  [{ phrases: own, urgent, language: desk?.language }, ...languages].flatMap(({ phrases, urgent, language }) => [
    ...(phrases ? ofPhrases(phrases, language) : []),
    ...(urgent ? ofUrgent(urgent) : []),
  ]);

function ofPhrases(
  { says, page, otherLanguages, place }: UncheckedPhrases,
  language: string | undefined,
): readonly Fault[] {
  const inOthers = [...otherLanguages].flatMap(([tag, text]) =>
    nameFaults(text, below(place, 'other-languages', tag), tag, ['languages']),
  );
  const inPage = [...page].flatMap(([key, text]) => {
    const known = Object.hasOwn(pageNames, key) ? pageNames[key] : undefined;
    return known ? nameFaults(text, below(place, 'page', key), key, known, language) : [];
  });
  const said = [...says].flatMap(([key, wordings]) => {
    const known = Object.hasOwn(namesOf, key) ? namesOf[key] : undefined;
    if (!known) return [];
    return wordings.flatMap((wording, index) =>
      nameFaults(wording, below(place, 'says', key, index), key, known, language),
    );
  });
  return [...said, ...inOthers, ...inPage];
}

function ofUrgent(urgent: UncheckedUrgent): readonly Fault[] {
  const { place, advice, faqOfKind, faq, colleague, colleagueAway, emergencyAnywhere } = urgent;
  const numbers = ['emergency', 'crisis'];
  const others = { colleague, 'colleague-away': colleagueAway, 'emergency-anywhere': emergencyAnywhere };
  return [
    ...[...advice].flatMap(([kind, said]) =>
      Object.entries(said).flatMap(([key, text]) => nameFaults(text, below(place, kind, key), kind, numbers)),
    ),
    ...[...faqOfKind.values(), faq]
      .flat()
      .flatMap((entry) => nameFaults(entry.say ?? '', below(entry.place, 'say'), 'faq', numbers)),
    ...Object.entries(others).flatMap(([key, text = '']) =>
      nameFaults(text, below(place, key), key, key === 'emergency-anywhere' ? ['emergency'] : []),
    ),
  ];
}
