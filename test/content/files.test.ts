import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { expectFault } from './support/expect-fault.ts';
import { goodTree } from './support/good-tree.ts';
import { edited, found, inTree } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';

test('the good tree has no fault at all', async () => {
  expect(await found(goodTree)).toEqual([]);
});

test('a root without folders names them both', async () => {
  const { 'desk.yml': desk = '' } = goodTree;
  expect(await found({ 'desk.yml': desk })).toEqual(['content-no-folder dialogs', 'content-no-folder intents']);
  const loaded = await loadContent('/nowhere/at/all');
  expect(loaded.type).toBe('faults');
});

test('the files that every desk needs are missed', async () => {
  const {
    'desk.yml': _,
    'dialogs/phrases.yml': __,
    'intents/thanks.yml': ___,
    'intents/not-ours.yml': ____,
    ...rest
  } = goodTree;
  expect(await found(rest)).toEqual([
    'content-no-file desk.yml',
    'content-no-file dialogs/phrases.yml',
    'content-no-file intents/not-ours.yml',
    'content-no-file intents/thanks.yml',
  ]);
});

test('flows that share nothing need no shared.yml', async () => {
  const { 'dialogs/shared.yml': _, ...rest } = goodTree;
  const flow = 'title: A problem\ncheck: Is it gone?\nsteps:\n  one: { title: One, fix: Do it, why: It helps }\n';
  expect(await found({ ...rest, [photos]: flow, 'dialogs/wifi.yml': flow.replace('Do it', 'Do that') })).toEqual([]);
});

test("a file's name must be able to be an id", async () => {
  const { [photos]: text = '', ...rest } = goodTree;
  const faults = await found({ ...rest, 'dialogs/My Photos.yml': text });
  expect(faults).toContain('content-file-name dialogs/My Photos.yml');
});

test('a content file under another ending is not read, and that is told', async () => {
  expect(await found({ ...goodTree, 'dialogs/extra.yaml': 'title: x', 'dialogs/README.md': '# x' })).toEqual([
    'content-stray-file dialogs/extra.yaml',
  ]);
});

test('a file that is not UTF-8 is refused', async () => {
  const loaded = await inTree({ ...goodTree, 'dialogs/latin.yml': Uint8Array.of(0x74, 0xe4, 0x3a) }, loadContent);
  expect(loaded.type === 'faults' && loaded.faults.map(({ code, file }) => `${code} ${file}`)).toContain(
    'content-encoding dialogs/latin.yml',
  );
});

test('a byte order mark and Windows line ends change neither content nor lines', async () => {
  const windows = Object.fromEntries(
    Object.entries(goodTree).map(([file, text]) => [file, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
  );
  expect(await found(windows)).toEqual([]);
  expect(await found(edited(photos, 'team: phones', 'team: fones', windows))).toEqual([
    'content-unknown-team dialogs/photos.yml:5',
  ]);
});

test.each([
  ['a tab', '\ttitle: x', 'Indent with spaces.'],
  ['a second colon in a line', 'start: Look: here', 'Put the whole text in quotes'],
  ['a quote that is not closed', 'start: "Look', 'a quote or bracket that is not closed'],
  ['a bracket that is not closed', 'start: [Look', ''],
  ['an asterisk at the beginning', 'start: *Look', 'Put the text in quotes.'],
  ['a percent sign at the beginning', 'start: %Look', ''],
  ['a second document', '---\nstart: x', 'Take the line out'],
  ['a wrong indent', 'start:\n    a: b\n  c: d', ''],
  ['a key with one blank too many', 'start: Look\n team: phones', 'Keys of one level stand exactly below each other'],
])('%s is told with its line and a cure', async (_, text, cure) => {
  const tree = edited(photos, "start: Let's look at one thing at a time.", text);
  const loaded = await inTree(tree, loadContent);
  const [fault] = loaded.type === 'faults' ? loaded.faults : [];
  expect(fault).toMatchObject({ code: 'content-yaml', severity: 'error', file: photos });
  expect(fault?.line).toBeGreaterThanOrEqual(4);
  expect(fault?.line).toBeLessThanOrEqual(7);
  expect(fault?.cure).toContain(cure);
});

test('a key that is there twice is told at its second place, and the rest of the file is checked', async () => {
  await expectFault('content-duplicate-key', edited(photos, 'team: phones', 'team: networks\nteam: phones # !'));
  const tree = edited(photos, 'team: phones', 'team: networks\nteam: fones');
  expect(await found(tree)).toEqual([
    'content-duplicate-key dialogs/photos.yml:6',
    'content-unknown-team dialogs/photos.yml:6',
  ]);
});

test('an unknown tag is a warning, since its text is still read', async () => {
  await expectFault(
    'content-yaml-tag',
    edited(photos, 'start: Let', 'start: !Let # !\n# '.replace('!Let', '!now Let')),
  );
});

test('a file without keys is an error', async () => {
  for (const text of ['', '# nothing\n', 'just words\n', '- a\n- list\n']) {
    expect(await found({ ...goodTree, 'desk.yml': text })).toEqual([
      expect.stringMatching(/^content-kind desk\.yml:[12]$/),
    ]);
  }
});

test('nesting and aliases without end are refused, not followed', async () => {
  const aliases = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 9; n++) aliases.push(`k${n}: &${'abcdefghi'[n]} [${`*${'abcdefghi'[n - 1]}, `.repeat(9)}]`);
  for (const text of [`a: ${'['.repeat(20_000)}`, `a: ${'{a: '.repeat(5_000)}`, aliases.join('\n')]) {
    expect((await found({ ...goodTree, 'desk.yml': text }))[0]).toMatch(/^content-(yaml|unknown-key) desk\.yml/);
  }
});
