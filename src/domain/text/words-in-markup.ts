/** Markup that Teams and other channels write around what a person typed. Other things in angle brackets are words. */
const known =
  'a|abbr|attachment|b|big|blockquote|br|center|cite|code|codeblock|customemoji|del|div|em|emoji|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|quoted|readonly|s|samp|section|small|span|strike|strong|sub|sup|systemeventmessage|table|tbody|td|th|thead|tr|tt|u|ul|var|video';

const attributes = `(?:\\s+(?:itemscope|[\\w:.-]{1,60}\\s*=\\s*(?:"[^"<>]{0,4000}"|'[^'<>]{0,4000}'|[^\\s"'<>=]{1,400}))){0,40}`;

const tagsNamed = (names: string): RegExp => new RegExp(`<(/?)(${names})(${attributes})\\s*/?>`, 'gi');

const knownTags = tagsNamed(known);
const anyTags = tagsNamed('[a-z][\\w:-]{0,60}');

/** Ends a line, opened or closed. */
const ofLines = /^(?:blockquote|br|center|codeblock|div|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;

/** Stands for the picture that its `alt` names. */
const isEmoji = (name: string, written: string): boolean =>
  name === 'emoji' || name === 'customemoji' || (name === 'img' && /schema\.skype\.com\/emoji/i.test(written));

/**
 * What was written, without the markup around it and with its character references (`&apos;`, `&#160;`) read. In a text
 * that is markup all tags go, in any other those that channels are known to write: "3 < 4" and "<name>" stay.
 */
export function wordsInMarkup(text: string, isMarkup = false): string {
  if (!/[<&]/.test(text)) return text;
  const bare = isMarkup ? text.replace(/<!--[\s\S]{0,4000}?-->/g, ' ') : text;
  const untagged = bare.replace(isMarkup ? anyTags : knownTags, (_, _close: string, named: string, written: string) => {
    const name = named.toLowerCase();
    if (isEmoji(name, written)) return /\salt\s*=\s*["']([^"']{1,40})["']/i.exec(written)?.[1] ?? ' ';
    if (ofLines.test(name)) return '\n';
    return /^(?:attachment|img|quoted|td|th|video)$/.test(name) ? ' ' : '';
  });
  const tidy = untagged === text ? text : untagged.replace(/[ \t]+/g, ' ').replace(/ ?(?:\r?\n ?)+/g, '\n');
  return tidy.replace(reference, characterOf).replaceAll('\u00a0', ' ');
}

const reference = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,20}));/gi;

function characterOf(written: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return named.get(name) ?? named.get(name.toLowerCase()) ?? written;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCharacter = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (code === 9 || code === 10 || code === 13) return ' ';
  return isCharacter ? String.fromCodePoint(code) : written;
}

/** The names of the characters from U+00A0 to U+00FF, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, at): [string, string] => [name, String.fromCodePoint(0xa0 + at)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    euro: '€',
    trade: '™',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    rarr: '→',
    larr: '←',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwj: '\u200d',
    zwnj: '\u200c',
    colon: ':',
    comma: ',',
    period: '.',
    excl: '!',
    quest: '?',
    num: '#',
    sol: '/',
    lpar: '(',
    rpar: ')',
    Tab: ' ',
    NewLine: '\n',
  }),
]);
