import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addUtterances } from '../../src/content/edit/add-utterances.ts';

const root = join(import.meta.dirname, '../..');

const file = `# yaml-language-server: $schema=../schemas/intent.schema.json
# Written by Ann.
utterances:
  # About the keys.
  - keys stick # often
  - 'it''s "dead"'

  - "two\\nlines"
# Measured on.
holdouts:
    - a key is stuck
    - >-
      folded over
      two lines
`;

describe('adding utterances', () => {
  it('puts them at the end of the list and leaves every other byte as it was', () => {
    const more = addUtterances(file, ['types double', "it's #1: odd", 'yes', '- dash']);
    const lines = ['types double', '"it\'s #1: odd"', 'yes', "'- dash'"].map((line) => `  - ${line}\n`).join('');
    expect(more).toBe(file.replace('# Measured on.', `${lines}# Measured on.`));
    expect(addUtterances(file, ['one more'], 'holdouts')).toBe(`${file}    - one more\n`);
    expect(addUtterances(file, [])).toBe(file);
  });

  it('keeps the line ends of the file, and makes one where the last line has none', () => {
    const windows = 'utterances:\r\n  - a\r\nholdouts:\r\n  - b';
    expect(addUtterances(windows, ['c'])).toBe('utterances:\r\n  - a\r\n  - c\r\nholdouts:\r\n  - b');
    expect(addUtterances(windows, ['c'], 'holdouts')).toBe(`${windows}\r\n  - c\r\n`);
  });

  it.each([
    ['in brackets', 'utterances: [a, b] # both\nholdouts: [c]\n'],
    ['that is empty', 'utterances: []\nholdouts:\n  - c\n'],
    ['without indentation', 'utterances:\n- a # first\nholdouts:\n- c\n'],
    ['of long texts', 'utterances:\n  - |\n    a\n\nholdouts:\n  - c\n'],
  ])('adds to a list %s as well, and keeps comments', (_, text) => {
    const more = addUtterances(text, ['d', 'e: f']);
    expect(parse(more)).toEqual({ ...parse(text), utterances: [...parse(text).utterances, 'd', 'e: f'] });
    for (const [comment] of text.matchAll(/# \w+/g)) expect(more).toContain(comment);
  });

  it('reads back as what was there and what was added, whatever is added', () => {
    const utterance = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        'yes',
        'null',
        '12',
        '~',
        '# no',
        '- a',
        '? b',
        'a: b',
        '@x',
        '`x`',
        '"',
        "'",
        '{x}',
        '[',
        '%',
        '!x',
      ),
      fc.constantFrom(
        'a\nb',
        ' x',
        'x ',
        '\t',
        '---',
        '...',
        '&a',
        '*a',
        '|',
        '>',
        ':',
        'x #y',
        '🤷',
        '\u0085',
        '\u2028',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(utterance, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('utterances' as const, 'holdouts' as const),
        (added, list) => {
          const more = addUtterances(file, added, list);
          expect(parse(more)).toEqual({ ...parse(file), [list]: [...parse(file)[list], ...added] });
          for (const line of file.split('\n')) expect(more).toContain(line);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('adds one line and nothing else to every file of our own', () => {
    const files = readdirSync(join(root, 'intents'), { recursive: true, encoding: 'utf8' });
    const own = files.filter((name) => name.endsWith('.yml'));
    expect(own.length).toBeGreaterThan(10);
    for (const name of own) {
      const text = readFileSync(join(root, 'intents', name), 'utf8');
      const more = addUtterances(text, ['purple elephants']);
      expect([name, more.replace(/^ *- purple elephants\n/m, '')]).toEqual([name, text]);
    }
  });

  it('says of a file without such a list what to do', () => {
    for (const text of ['', 'holdouts: [a]', 'utterances: 3', '- a', 'utterances: [a'])
      expect(() => addUtterances(text, ['x'])).toThrow(expect.objectContaining({ code: 'intent-file-unreadable' }));
  });
});
