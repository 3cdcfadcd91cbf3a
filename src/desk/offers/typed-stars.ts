import type { Content } from '../../domain/content/content.ts';
import { plainText } from '../../domain/text/words.ts';

/** How many stars a person may give. */
export const starCounts = [1, 2, 3, 4, 5] as const;

/** What may stand behind the number in every language. */
const signs = ['', '★', '⭐', '/5'];

/**
 * The stars that typed words give: a number from 1 to 5 in digits or letters, alone or before what the language says of
 * stars (`hears: stars`), or as many signs of a star. Undefined for whatever else is said.
 */
export function typedStars(
  text: string,
  { phrases, words }: Pick<Content, 'phrases' | 'words'>,
): (typeof starCounts)[number] | undefined {
  const said = plainText(text).replace(/[.!\s]+$/, '');
  const [, number = '', unit = ''] = /^(\d+|\p{L}+)\s*(.*)$/u.exec(said) ?? [];
  const isSigns = /^[★⭐]+$/u.test(said);
  const isUnit =
    signs.includes(unit.replaceAll(' ', '')) || phrases.hears.stars.some((heard) => plainText(heard) === unit);
  if (!isSigns && !isUnit) return undefined;
  const given = isSigns ? [...said].length : (words?.numbers[number] ?? Number(number));
  return starCounts.find((count) => count === given);
}
