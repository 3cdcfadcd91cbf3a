import type { Fault } from '../../../domain/content/fault.ts';
import { didYouMean } from '../../faults/did-you-mean.ts';
import { errorAt } from '../../faults/fault-at.ts';
import type { Place } from '../../read/yaml-file.ts';

/** Faults of a text that uses {names} which cannot be filled in there, or does not close a brace. */
export function nameFaults(text: string, place: Place, key: string, known: readonly string[]): readonly Fault[] {
  const used = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const faults = used
    .filter((name) => !known.includes(name))
    .map((name) => {
      const otherwise = known.length === 0 ? 'This phrase has no names to fill in.' : `It knows ${braced(known)}.`;
      const cure = didYouMean(name, known.length === 0 ? [] : known, otherwise);
      return errorAt(place, 'content-phrase-name', `\`${key}\` cannot fill in {${name}}.`, cure);
    });
  if (!/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) return faults;
  const what = `\`${key}\` has a brace that is not closed, or closes nothing.`;
  return [...faults, errorAt(place, 'content-phrase-name', what, 'Write names as {title}.')];
}

function braced(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}
