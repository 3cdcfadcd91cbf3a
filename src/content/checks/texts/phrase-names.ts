import type { Fault } from '../../../domain/content/fault.ts';
import { phraseNames } from '../../../domain/content/phrase-names.ts';
import { notices } from '../../../domain/content/phrases.ts';
import { didYouMean } from '../../faults/did-you-mean.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { UncheckedPhrases } from '../../read/unchecked.ts';
import { below } from '../../read/yaml-file.ts';
import type { Check } from '../check.ts';

const namesOf: Readonly<Record<string, readonly string[]>> = {
  ...phraseNames,
  ...Object.fromEntries(notices.map((key) => [key, []])),
};

/** A phrase uses only the names in braces that the bot can fill in there, and closes every brace. */
export const phraseNameCheck: Check = ({ phrases, languages }) =>
  [phrases, ...languages.map((language) => language.phrases)].flatMap((each) => (each ? namesFaults(each) : []));

function namesFaults(phrases: UncheckedPhrases): readonly Fault[] {
  return [...phrases.says].flatMap(([key, wordings]) =>
    wordings.flatMap((wording, index) => {
      const known = Object.hasOwn(namesOf, key) ? namesOf[key] : undefined;
      if (!known) return [];
      const at = below(phrases.place, 'says', key, index);
      const used = [...wording.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
      const faults = used
        .filter((name) => !known.includes(name))
        .map((name) => {
          const otherwise = known.length === 0 ? 'This phrase has no names to fill in.' : `It knows ${braced(known)}.`;
          const cure = didYouMean(name, known.length === 0 ? [] : known, otherwise);
          return errorAt(at, 'content-phrase-name', `\`${key}\` cannot fill in {${name}}.`, cure);
        });
      if (!/[{}]/.test(wording.replace(/\{[^{}]*\}/g, ''))) return faults;
      const what = `\`${key}\` has a brace that is not closed, or closes nothing.`;
      return [...faults, errorAt(at, 'content-phrase-name', what, 'Write names as {title}.')];
    }),
  );
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}
