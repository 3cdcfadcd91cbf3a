import { agentWordNames } from '../../../domain/content/agent-words.ts';
import type { Fault } from '../../../domain/content/fault.ts';
import { warningAt } from '../../faults/fault-at.ts';
import type { UncheckedAgentWords } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';
import { nameFaults } from './name-faults.ts';

const sections: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = agentWordNames;

/** What agents read uses only the names that can be filled in, and a language of its own has all of it. */
export const agentWordsCheck: Check = ({ agentWords: { own, shipped } }) =>
  [...own].flatMap(([language, words]) => [
    ...namesIn(words, language),
    ...(shipped.has(language) ? [] : missingIn(words)),
  ]);

function namesIn({ place, texts }: UncheckedAgentWords, language: string): readonly Fault[] {
  return [...texts].flatMap(([section, each]) =>
    [...each].flatMap(([key, text]) => {
      const known = sections[section]?.[key];
      return known === undefined ? [] : nameFaults(text, below(place, section, key), key, known, language);
    }),
  );
}

function missingIn({ place, texts }: UncheckedAgentWords): readonly Fault[] {
  const missing = Object.entries(sections).flatMap(([section, names]) =>
    Object.keys(names).flatMap((key) => (texts.get(section)?.has(key) ? [] : [`${section}: ${key}`])),
  );
  if (missing.length === 0) return [];
  const what = `${missing.length} texts are missing, so agents read them in English.`;
  return [warningAt(place, 'content-untranslated', what, `Add them; the first is \`${missing[0]}\`.`)];
}
