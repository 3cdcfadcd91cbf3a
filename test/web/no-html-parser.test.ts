import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = join(import.meta.dirname, '../../web/src');
const parsers =
  /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|DOMParser|srcdoc|document\.write|setHTML|createContextualFragment/i;

// The policies of the pages are a second wall, not the first.
it('nothing on the pages is read as HTML: whatever somebody writes is text, or an element that we draw', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => parsers.test(readFileSync(join(sources, file), 'utf8')))).toEqual([]);
});
