/** A piece of a line. Links and pictures carry whatever target was written: whoever shows them checks it. */
export type MarkdownSpan =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly spans: readonly MarkdownSpan[] }
  | { readonly type: 'link'; readonly target: string; readonly spans: readonly MarkdownSpan[] }
  | { readonly type: 'picture'; readonly target: string; readonly text: string }
  | { readonly type: 'break' };

/** A part of a text that stands by itself. */
export type MarkdownBlock =
  | { readonly type: 'paragraph' | 'heading'; readonly spans: readonly MarkdownSpan[] }
  | { readonly type: 'list'; readonly start: number | undefined; readonly items: readonly (readonly MarkdownBlock[])[] }
  | { readonly type: 'quote'; readonly blocks: readonly MarkdownBlock[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' };

/** Lists and quotes deeper than this are text. */
const deepest = 6;

/** Marks that are looked at for the end of an emphasis. */
const mostTries = 20;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const quoted = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+|$)/;

/**
 * Reads the Markdown that replies are written in, CommonMark without HTML, tables, references and indented code: what
 * is none of it is text. The result is a tree without markup, so nothing in a text can become an element that is not
 * in this list. Takes time linear in the length.
 */
export function parseMarkdown(text: string): readonly MarkdownBlock[] {
  return blocksOf(text.replace(/\r\n?/g, '\n').split('\n'), 0);
}

function blocksOf(lines: readonly string[], depth: number): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let words: string[] = [];
  const endParagraph = () => {
    if (words.length > 0) blocks.push({ type: 'paragraph', spans: spansOf(words.join('\n')) });
    words = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const starts = words.length === 0 || !/^\s*\d/.test(line) || /^\s*1[.)]/.test(line);
    if (line.trim() === '') {
      endParagraph();
      at++;
    } else if (fence.test(line)) {
      endParagraph();
      const [, mark = ''] = fence.exec(line) ?? [];
      const end = lines.findIndex((each, index) => index > at && each.trim().startsWith(mark));
      blocks.push({ type: 'code', text: lines.slice(at + 1, end < 0 ? undefined : end).join('\n') });
      at = end < 0 ? lines.length : end + 1;
    } else if (rule.test(line)) {
      endParagraph();
      blocks.push({ type: 'rule' });
      at++;
    } else if (heading.test(line)) {
      endParagraph();
      blocks.push({ type: 'heading', spans: spansOf(heading.exec(line)?.[1] ?? '') });
      at++;
    } else if (depth < deepest && quoted.test(line)) {
      endParagraph();
      const from = at;
      while (at < lines.length && quoted.test(lines[at] ?? '')) at++;
      const inner = lines.slice(from, at).map((each) => each.replace(quoted, ''));
      blocks.push({ type: 'quote', blocks: blocksOf(inner, depth + 1) });
    } else if (depth < deepest && starts && item.test(line)) {
      endParagraph();
      const list = listAt(lines, at, depth);
      blocks.push(list.block);
      at = list.end;
    } else {
      words.push(line);
      at++;
    }
  }
  endParagraph();
  return blocks;
}

/** The list that begins at a line, and the line after it. */
function listAt(lines: readonly string[], from: number, depth: number) {
  const ordered = /^\s*(\d+)/.exec(lines[from] ?? '');
  const items: (readonly MarkdownBlock[])[] = [];
  let at = from;
  while (at < lines.length) {
    const [mark = '', , sign = ''] = item.exec(lines[at] ?? '') ?? [];
    if (mark === '' || /\d/.test(sign) !== (ordered !== null)) break;
    const inner = [(lines[at] ?? '').slice(mark.length)];
    for (at++; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const blank = line.trim() === '';
      if (blank && !/^ {2,}\S/.test(lines[at + 1] ?? '')) break;
      if (!blank && !line.startsWith('  ')) {
        // A line that goes on lazily belongs to the item, unless it begins something of its own.
        if (item.test(line) || quoted.test(line) || heading.test(line) || inner.at(-1)?.trim() === '') break;
      }
      inner.push(line.slice(Math.min(mark.length, line.search(/\S|$/))));
    }
    items.push(blocksOf(inner, depth + 1));
    // One empty line between items does not end the list.
    if ((lines[at] ?? '').trim() === '' && item.test(lines[at + 1] ?? '')) at++;
  }
  return { end: at, block: { type: 'list', start: ordered ? Number(ordered[1]) : undefined, items } as const };
}

const spanStarts = /[\\`*_[!\n<h]/g;
const link =
  /(!?)\[((?:\\.|[^[\]\\]){0,1000})\]\(\s*<?([^\s<>()]{0,2000})>?(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'))?\s*\)/y;
const angled = /<((?:https?:\/\/|mailto:|tel:)[^\s<>]{1,2000})>/y;
const bare = /https?:\/\/[^\s<>"'`]{1,2000}/y;

/** The spans of a paragraph. */
function spansOf(text: string): readonly MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  let plain = '';
  const push = (span: MarkdownSpan) => {
    if (plain !== '') spans.push({ type: 'text', text: plain });
    plain = '';
    spans.push(span);
  };
  /** Marks that are not closed any more: looked for once. */
  const unclosed = new Set<string>();
  const endOf = (mark: string, from: number): number => {
    if (unclosed.has(mark)) return -1;
    const end = text.indexOf(mark, from);
    if (end < 0) unclosed.add(mark);
    return end;
  };
  for (let at = 0; at < text.length; ) {
    spanStarts.lastIndex = at;
    const next = spanStarts.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    const span = spanAt(text, at, endOf);
    if (span === undefined) plain += text[at++] ?? '';
    else if (typeof span === 'string') {
      plain += span;
      at += span === ' ' ? 1 : 2;
    } else {
      if (span.span.type === 'break') plain = plain.replace(/ +$/, '');
      push(span.span);
      at = span.end;
    }
  }
  if (plain !== '') spans.push({ type: 'text', text: plain });
  return spans;
}

/** What begins at a sign: a span, a sign that was escaped, or nothing. */
function spanAt(
  text: string,
  at: number,
  endOf: (mark: string, from: number) => number,
): { readonly span: MarkdownSpan; readonly end: number } | string | undefined {
  const sign = text[at];
  switch (sign) {
    case '\\':
      if (text[at + 1] === '\n') return { span: { type: 'break' }, end: at + 2 };
      return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '') ? text[at + 1] : undefined;
    case '\n':
      return text.slice(at - 2, at) === '  ' ? { span: { type: 'break' }, end: at + 1 } : ' ';
    case '`': {
      const [mark = ''] = /^`+/.exec(text.slice(at, at + 20)) ?? [];
      const end = endOf(mark, at + mark.length);
      if (end < 0) return undefined;
      const code = text.slice(at + mark.length, end).replace(/^ (.*\S.*) $/, '$1');
      return { span: { type: 'code', text: code }, end: end + mark.length };
    }
    case '*':
    case '_':
      return emphasisAt(text, at, sign, endOf);
    case '!':
    case '[': {
      link.lastIndex = at;
      const [whole = '', mark, words = '', target = ''] = link.exec(text) ?? [];
      if (whole === '') return undefined;
      const end = at + whole.length;
      if (mark === '!') return { span: { type: 'picture', target, text: words }, end };
      return { span: { type: 'link', target, spans: spansOf(words) }, end };
    }
    default: {
      const [pattern, group] = sign === '<' ? ([angled, 1] as const) : ([bare, 0] as const);
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      // The sign that ends a sentence is not part of its last address.
      const target = group === 0 ? found?.[0].replace(/[.,;:!?)\]*_]+$/, '') : found?.[1];
      if (!found || !target) return undefined;
      const end = at + (group === 0 ? target.length : found[0].length);
      return {
        span: { type: 'link', target, spans: [{ type: 'text', text: target.replace(/^(mailto|tel):/, '') }] },
        end,
      };
    }
  }
}

function emphasisAt(text: string, at: number, sign: string, endOf: (mark: string, from: number) => number) {
  const isWord = (position: number) => /[\p{L}\p{N}]/u.test(text[position] ?? '');
  // snake_case is no emphasis.
  if (sign === '_' && isWord(at - 1)) return undefined;
  for (const [mark, type] of [
    [sign + sign, 'strong'],
    [sign, 'emphasis'],
  ] as const) {
    const from = at + mark.length;
    if (!text.startsWith(mark, at) || /^\s|^$/.test(text.slice(from, from + 1))) continue;
    let end = endOf(mark, from);
    // A closing mark follows a word; ** inside of * is not its end.
    // Of many marks that cannot close, a few are looked at: the time stays linear.
    for (
      let tries = 0;
      end >= 0 &&
      (end === from ||
        /\s/.test(text[end - 1] ?? '') ||
        (mark.length === 1 && (text[end + 1] === sign || text[end - 1] === sign)) ||
        (sign === '_' && isWord(end + mark.length)));
      tries++
    )
      end = tries < mostTries ? text.indexOf(mark, end + 1) : -1;
    if (end < 0) continue;
    // Three closing signs: the first of them belongs to what is inside.
    if (mark.length === 2 && text[end + 2] === sign) end++;
    return { span: { type, spans: spansOf(text.slice(from, end)) }, end: end + mark.length } as const;
  }
  return undefined;
}
