import { errorAt } from '../faults/fault-at.ts';
import { below } from '../read/yaml-file.ts';
import type { Check } from './check.ts';

/** No folder is named after the desk's own language, whose files are in `intents/` itself. */
export const ownLanguage: Check = ({ desk, languages }) => {
  if (desk?.language === undefined) return [];
  const own = desk.language.toLowerCase().split('-')[0];
  return languages
    .filter(({ language }) => language.toLowerCase().split('-')[0] === own)
    .map(({ language }) => {
      const what = `the desk's own language has a folder of its own, \`intents/${language}/\`.`;
      const cure = 'Move its files up into `intents/`, or name the language that the desk answers in.';
      return errorAt(below(desk.place, 'language'), 'content-own-language', what, cure);
    });
};
