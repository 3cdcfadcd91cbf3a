import { formOf, numberIn } from './plurals.ts';
import { isolated } from './text-direction.ts';

/**
 * A text with its {names} filled in; a name that nothing is given for stays as it is. Numbers are written as the language
 * writes them, and bring their words in the form that it has for them: `{minutes|minute|minutes}`. What runs in another
 * direction than the text is set apart.
 *
 * @param language the text's, if it may have numbers
 */
export function fillIn(
  text: string,
  filling: Readonly<Record<string, string | number>> = {},
  language?: string,
): string {
  if (!text.includes('{')) return text;
  const sentence = text.replace(/\{[^{}]*\}/g, '');
  return text.replace(/\{([\w-]+)((?:\|[^{}|]*)*)\}/g, (whole, name: string, forms: string) => {
    const given = Object.hasOwn(filling, name) ? filling[name] : undefined;
    if (given === undefined) return whole;
    if (typeof given === 'string') return forms === '' ? isolated(given, sentence) : whole;
    if (forms !== '') return formOf(given, forms.slice(1).split('|'), language);
    return language === undefined ? String(given) : numberIn(given, language);
  });
}
