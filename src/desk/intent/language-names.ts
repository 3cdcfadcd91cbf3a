import type { Content } from '../../domain/content/content.ts';
import { onceFor } from '../../domain/once-for.ts';
import { wordsOf } from '../../domain/text/words.ts';

/** The languages that a text names, by their tags, in its order: in any of the desk's languages, or in the one that is named. */
export function languagesNamed(own: Content, text: string): readonly string[] {
  const names = namesOf(own);
  return [...new Set(wordsOf(text).flatMap((word) => names.get(word) ?? names.get(stemOf(word)) ?? []))];
}

/** A name is inflected at its end: `polsku` of `polski`. */
function stemOf(name: string): string {
  return name.length < 6 ? name : `${name.slice(0, -1)}-`;
}

/** A language by its own name: `Deutsch`. */
function nameInItself(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
}

/** Languages as a list in one of them: `English and German`. */
export function namesIn(language: string, tags: readonly string[]): string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return new Intl.ListFormat(language).format(tags.map((tag) => names.of(tag) ?? tag));
}

/** The same, each followed by its own name for whoever cannot read that one: `English and German (Deutsch)`. */
export function namesWithOwn(language: string, tags: readonly string[]): string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const withOwn = (name: string, own: string) => (name === own ? name : `${name} (${own})`);
  return new Intl.ListFormat(language).format(tags.map((tag) => withOwn(names.of(tag) ?? tag, nameInItself(tag))));
}

/** Whether two tags name one language, whatever the region: `de` and `de-AT`. */
export function isSameLanguage(one: string, other: string): boolean {
  const familyOf = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0];
  return familyOf(one) === familyOf(other);
}

/** The tags of the desk's languages, its own first. */
export function languagesOf({ desk, languages }: Pick<Content, 'desk' | 'languages'>): readonly string[] {
  return [desk.language, ...Object.keys(languages)];
}

/** Languages that have a code of two letters, by their names of one word. */
const namesOf = onceFor((own: Content): ReadonlyMap<string, string> => {
  const english = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second)).filter((tag) => english.of(tag));
  const named = languagesOf(own).map((tag) => new Intl.DisplayNames(tag, { type: 'language' }));
  const pairs = tags.flatMap((tag) =>
    [...named.map((names) => names.of(tag) ?? ''), nameInItself(tag)].flatMap((name) => {
      const words = wordsOf(name);
      return words.length === 1 ? words.flatMap((word) => [[word, tag] as const, [stemOf(word), tag] as const]) : [];
    }),
  );
  // The desk's own languages win over others of the same name.
  return new Map([...pairs, ...pairs.filter(([, tag]) => languagesOf(own).includes(tag))]);
});
