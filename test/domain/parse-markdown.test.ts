import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MarkdownBlock, type MarkdownSpan, parseMarkdown } from '../../src/domain/text/parse-markdown.ts';
import { safeTarget } from '../../src/domain/text/safe-target.ts';

/** A tree in short: `p(…)`, `*…*` for strong, `/…/` for emphasis, `[…](target)`, `!(…)`. */
function short(blocks: readonly MarkdownBlock[]): string {
  return blocks
    .map((block): string => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return `${block.type[0]}(${spans(block.spans)})`;
        case 'list':
          return `${block.start ?? 'l'}(${block.items.map(short).join('|')})`;
        case 'quote':
          return `q(${short(block.blocks)})`;
        case 'code':
          return `c(${block.text})`;
        default:
          return '--';
      }
    })
    .join(' ');
}

function spans(parts: readonly MarkdownSpan[]): string {
  return parts
    .map((part): string => {
      switch (part.type) {
        case 'text':
          return part.text;
        case 'code':
          return `<${part.text}>`;
        case 'strong':
          return `*${spans(part.spans)}*`;
        case 'emphasis':
          return `/${spans(part.spans)}/`;
        case 'break':
          return '↵';
        case 'link':
          return `[${spans(part.spans)}](${part.target})`;
        default:
          return `!(${part.text})`;
      }
    })
    .join('');
}

test.each([
  ['one\ntwo', 'p(one two)'],
  ['one\n\ntwo', 'p(one) p(two)'],
  ['one  \ntwo\\\nthree', 'p(one↵two↵three)'],
  ['Open **Settings** and *wait*.', 'p(Open *Settings* and /wait/.)'],
  ['**a *b* c** __d__ _e_', 'p(*a /b/ c* *d* /e/)'],
  ['***both***', 'p(*/both/*)'],
  ['snake_case_name and 2 * 3 * 4', 'p(snake_case_name and 2 * 3 * 4)'],
  ['\\*no\\* `a*b*` \\[x]', 'p(*no* <a*b*> [x])'],
  ['1. One\n2. Two\n   more', '1(p(One)|p(Two more))'],
  ['Do:\n\n- a\n- b\n\nThen', 'p(Do:) l(p(a)|p(b)) p(Then)'],
  ['3. c\n\n4. d', '3(p(c)|p(d))'],
  ['- a\n  - b\n- c', 'l(p(a) l(p(b))|p(c))'],
  ['In 2024. It was', 'p(In 2024. It was)'],
  ['It was in\n2024. Yes', 'p(It was in 2024. Yes)'],
  ['> Where: x\n> y\n\nz', 'q(p(Where: x y)) p(z)'],
  ['## Title ##\ntext', 'h(Title) p(text)'],
  ['a\n---\nb', 'p(a) -- p(b)'],
  ['```\na *b*\n```', 'c(a *b*)'],
  ['[Apple](https://apple.com "t") ![Sketch](x.png)', 'p([Apple](https://apple.com) !(Sketch))'],
  ['See https://a.example/b?c=1. Yes', 'p(See [https://a.example/b?c=1](https://a.example/b?c=1). Yes)'],
  ['<tel:+112> <b>no</b>', 'p([+112](tel:+112) <b>no</b>)'],
  ['[your name] and [x] (y)', 'p([your name] and [x] (y))'],
])('%j is read as %s', (text, tree) => {
  expect(short(parseMarkdown(text))).toBe(tree);
});

const sign = fc.constantFrom(
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '>',
  '-',
  '1.',
  '#',
  '!',
  '\\',
  '\n',
  ' ',
  '<',
  'a',
  'http://x',
);

test('no text breaks it, and no letter of it is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(sign, fc.string()), { maxLength: 60 }).map((parts) => parts.join('')),
      (text) => {
        const tree = JSON.stringify(parseMarkdown(text));
        for (const letter of text.match(/\p{L}/gu) ?? []) expect(tree).toContain(letter);
      },
    ),
  );
});

test.each(['*', '_', '**a ', '[', '![', '`', '> ', '- ', '<', '[a](', '*a_b'])(
  'fifty thousand times %j takes no longer than a blink',
  (mark) => {
    const began = performance.now();
    parseMarkdown(mark.repeat(50_000 / mark.length));
    expect(performance.now() - began).toBeLessThan(1500);
  },
);

test('only pages, mails and calls can be linked to', () => {
  for (const target of ['https://a.example', 'HTTP://b', 'mailto:a@b.example', 'tel:+49 30', 'tel:112'])
    expect(safeTarget(target)).toBe(target);
  for (const target of ['javascript:alert(1)', 'data:text/html,x', ' https://a', '//a', '/desk', 'tel:x', 'vbscript:x'])
    expect(safeTarget(target)).toBeUndefined();
});

test.each([
  'ms-settings:network-wifi',
  'x-apple.systempreferences:com.apple.Network-Settings.extension',
  'intent:#Intent;action=android.settings.WIFI_SETTINGS;end',
])('a link may open a setting: %s', (target) => {
  expect(safeTarget(target)).toBe(target);
});

test.each([
  'ms-settings:x" onclick="y',
  'intent:#Intent;action=android.intent.action.VIEW;end',
  'intent://x#Intent;action=android.settings.WIFI_SETTINGS;S.browser_fallback_url=https%3A%2F%2Fevil.example;end',
  'javascript:ms-settings:wifi',
])('a link that does more than open a setting is none: %s', (target) => {
  expect(safeTarget(target)).toBeUndefined();
});
