const rules = new Map<string, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

/** The forms that a language has for numbers, in the order in which they are written: `one`, `other`. */
export function pluralForms(language = 'en'): readonly Intl.LDMLPluralRule[] {
  const { pluralCategories } = rulesOf(language).resolvedOptions();
  return order.filter((category) => pluralCategories.includes(category));
}

/**
 * Of the forms of a word the one that goes with a number: `minute` with 1, `minutes` with 2. A text with other forms than
 * the language has is of another language, said for want of a translation: then the first is for one, the last for all else.
 */
export function formOf(number: number, forms: readonly string[], language = 'en'): string {
  const known = pluralForms(language);
  const at = known.length === forms.length ? known.indexOf(rulesOf(language).select(number)) : number === 1 ? 0 : -1;
  return forms.at(at) ?? '';
}

/** A number as a language writes it: `1.440` in German. */
export function numberIn(number: number, language = 'en'): string {
  const format = formats.get(language) ?? new Intl.NumberFormat(isTag(language) ? language : 'en');
  formats.set(language, format);
  return format.format(number);
}

const order: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** English rules for an invalid tag, which is reported as a fault of its own. */
function rulesOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(isTag(language) ? language : 'en');
  rules.set(language, known);
  return known;
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
