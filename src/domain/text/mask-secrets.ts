/** What can be masked before anything is stored. */
export const secretKinds = ['cards', 'passwords'] as const;

export type SecretKind = (typeof secretKinds)[number];

/**
 * A text without the numbers of payment cards and without passwords that were written down beside their word. It finds
 * what has the shape and the check digit of a card, and what stands after "password:" or, with a digit or a sign in it,
 * after "my PIN is"; a password without such a word stays.
 */
export function maskSecrets(text: string, kinds: readonly SecretKind[]): string {
  const withoutCards = kinds.includes('cards')
    ? text.replace(cardLike, (found) => (isCard(found) ? '[card]' : found))
    : text;
  return kinds.includes('passwords') ? withoutCards.replace(passwordAfterWord, '$<before>[password]') : withoutCards;
}

/** 13 to 19 digits, alone or in groups with a blank or a hyphen between. */
const cardLike = /(?<![\p{L}\p{Nd}])\d(?:[ \u00a0-]?\d){12,18}(?![\p{L}\p{Nd}])/gu;

/** Of 15 digits only those of the one brand that has so many: every phone's IMEI has 15 and the same check digit. */
function isCard(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  return (digits.length === 15 ? /^3[47]/ : /^[2-6]/).test(digits) && hasCheckDigit(digits);
}

/** Luhn's: from the right, every second digit counts double, and the sum ends with 0. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** In English and German. After "is", only with a digit or a sign in it: "my password is wrong" tells none. */
const passwordAfterWord =
  /(?<before>\b(?:pass ?word|pass ?code|pass ?phrase|passwort|kennwort|pin|pwd|pw)\b["”)]?\s*(?:[:=]\s*|(?:is|was|ist|war|lautet)\s+(?=["“]?\S*[\p{Nd}\p{S}_#*@$%&+!?-]\S)))\S+/giu;
