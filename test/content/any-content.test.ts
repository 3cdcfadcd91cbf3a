import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { codes } from '../../src/content/faults/codes.ts';
import { loadContent } from '../../src/content/live/load-content.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { inTree } from './support/in-tree.ts';

const files = Object.keys(goodTree);

/** Something that a slip of the hand, an editor or another program may leave behind. */
const scrap = fc.oneof(
  fc.constantFrom(
    ':',
    ': ',
    '- ',
    '\n',
    '\t',
    '  ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '#',
    '&a ',
    '*a',
    '!x ',
    '|',
    '>',
    '%',
    '---\n',
    '? ',
    '<<: ',
    '\0',
    '\uFEFF',
    '\uD800',
  ),
  fc.constantFrom(
    'true',
    'null',
    '~',
    '4',
    '.nan',
    '0x1F',
    '__proto__: 1\n',
    'constructor',
    'use: restart\n',
    'call: photos\n',
    'when: { network: wifi }\n',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

type Slip = { readonly at: number; readonly gone: number; readonly put: string };
const slips = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.nat(30), put: scrap }), {
  minLength: 1,
  maxLength: 4,
});

function slipped(text: string, { at, gone, put }: Slip): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + gone);
}

/** Loads the good tree with one file changed, and holds the result to what is promised of any. */
async function holds(root: string, file: string, text: string): Promise<void> {
  await writeFile(join(root, file), text);
  try {
    const loaded = await loadContent(root);
    const faults = loaded.type === 'faults' ? loaded.faults : loaded.warnings;
    expect(faults.some(({ severity }) => severity === 'error')).toBe(loaded.type === 'faults');
    for (const fault of faults) {
      expect(codes).toContain(fault.code);
      expect(fault.what).toMatch(/\.$/);
      expect(fault.cure).not.toBe('');
      if (fault.line !== undefined && fault.file === file) {
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }
    }
    if (loaded.type === 'content') expect(JSON.parse(JSON.stringify(loaded.content))).toEqual(loaded.content);
  } finally {
    await writeFile(join(root, file), goodTree[file] ?? '');
  }
}

test('whatever is typed into a file, the loader gives content or faults', async () => {
  await inTree(goodTree, async (root) => {
    const property = fc.asyncProperty(fc.constantFrom(...files), slips, (file, made) =>
      holds(root, file, made.reduce(slipped, goodTree[file] ?? '')),
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

test('whatever value stands where another belongs, the loader gives content or faults', async () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('restart', 'wifi', 'photos', 'network', 'fine', 'hears back', '', '![](x)', 'A >', '{title}'),
  );
  await inTree(goodTree, async (root) => {
    const property = fc.asyncProperty(fc.constantFrom(...files), fc.nat(), anything, (file, seed, value) =>
      holds(root, file, stringify(replaced(parse(goodTree[file] ?? ''), seed, value))),
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

test('every folder of the good tree may be empty', async () => {
  for (const folder of ['dialogs/', 'intents/', 'desk']) {
    const rest: Tree = Object.fromEntries(Object.entries(goodTree).filter(([file]) => !file.startsWith(folder)));
    expect((await inTree(rest, loadContent)).type).toBe('faults');
  }
});

/** The value with one of its nodes, whichever the seed falls on, replaced or its key misspelt. */
function replaced(whole: unknown, seed: number, value: unknown): unknown {
  const nodes: { readonly parent: object; readonly key: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, part] of Object.entries(node)) {
      nodes.push({ parent: node, key });
      visit(part);
    }
  };
  visit(whole);
  const chosen = nodes[seed % nodes.length];
  if (chosen) Reflect.set(chosen.parent, chosen.key, value);
  return whole;
}
