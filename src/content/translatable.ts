import { createHash } from 'node:crypto';
import { asObject } from '../domain/json.ts';
import type { Path, YamlFile } from './read/yaml-file.ts';

/** A text of a content file that is translated: where it stands, and its words; several wordings are one text. */
export type Translatable = { readonly path: Path; readonly text: string };

/** Keys whose values are texts, wherever they stand. What people say is no text: it is written anew in each language. */
const textKeys: ReadonlySet<string> = new Set([
  ...['title', 'matter', 'check', 'about', 'start', 'solved', 'handoff', 'safe', 'costs', 'tell', 'say', 'again'],
  ...['ask', 'path', 'how', 'why', 'fix', 'fine', 'wrong', 'unsure', 'known'],
  ...['colleague', 'colleague-away', 'emergency-anywhere'],
]);

/** Maps all of whose values are texts. */
const textMaps: ReadonlySet<string> = new Set(['says', 'page']);

/** Maps that are the same in every language, though a key in them has the name of a text. */
const notTexts: ReadonlySet<string> = new Set(['hears', 'when', 'sets', 'helplines', 'calls']);

/** The texts of a flow's file, of `shared.yml`, `phrases.yml`, `urgent.yml`, `elsewhere.yml` or `terms.yml`, in order. */
export function translatableIn({ value }: YamlFile): readonly Translatable[] {
  return textsBelow(value, [], false);
}

/** The hash by which it is known that an original has changed since it was translated: 8 hexadecimal digits. */
export function originalHash(text: string): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 8);
}

/** The key of a text in the file of originals: `photos steps.sync-switch.ask`. */
export function originalKey(file: string, path: Path): string {
  return `${file} ${path.join('.')}`;
}

function textsBelow(value: unknown, path: Path, isText: boolean): readonly Translatable[] {
  if (typeof value === 'string') return isText ? [{ path, text: value }] : [];
  if (Array.isArray(value)) {
    if (isText) return [{ path, text: value.filter((each) => typeof each === 'string').join('\n') }];
    return value.flatMap((each, index) => textsBelow(each, [...path, index], false));
  }
  return Object.entries(asObject(value) ?? {}).flatMap(([key, each]) => {
    if (notTexts.has(key)) return [];
    const parent = path.at(-1);
    const isMapped = path.length === 1 && typeof parent === 'string' && textMaps.has(parent);
    return textsBelow(each, [...path, key], isMapped || textKeys.has(key));
  });
}
