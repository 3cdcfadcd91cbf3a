import type { Fault } from '../../../domain/content/fault.ts';
import { pluralForms } from '../../../domain/text/plurals.ts';
import { didYouMean } from '../../faults/did-you-mean.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { Place } from '../../read/yaml-file.ts';

/**
 * Faults of a text that uses {names} which cannot be filled in there, does not close a brace, or has not all forms of a
 * word that goes with a number: `{minutes|minute|minutes}`.
 */
export function nameFaults(
  text: string,
  place: Place,
  key: string,
  known: readonly string[],
  language?: string,
): readonly Fault[] {
  const braces = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, within = '']) => within.split('|'));
  const used = braces.map(([name = '']) => name);
  const forms = pluralForms(language);
  const counted = braces
    .filter(({ length }) => length > 1 && length !== forms.length + 1)
    .map(([name = ''], _, all) => {
      const what = `\`${key}\` does not have the forms that go with numbers in \`${all[0]?.join('|')}\`.`;
      const cure = `Write ${forms.length} of them, for ${forms.join(', ')}: {${[name, ...forms].join('|')}}.`;
      return errorAt(place, 'content-phrase-name', what, cure);
    });
  const faults = used
    .filter((name) => !known.includes(name))
    .map((name) => {
      const otherwise = known.length === 0 ? 'This phrase has no names to fill in.' : `It knows ${braced(known)}.`;
      const cure = didYouMean(name, known.length === 0 ? [] : known, otherwise);
      return errorAt(place, 'content-phrase-name', `\`${key}\` cannot fill in {${name}}.`, cure);
    });
  if (!/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) return [...faults, ...counted];
  const what = `\`${key}\` has a brace that is not closed, or closes nothing.`;
  return [...faults, errorAt(place, 'content-phrase-name', what, 'Write names as {title}.')];
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}
