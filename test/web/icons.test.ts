import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Not by their names: React's types would take the browser's types from all other tests.
const [icons, { createElement }, { renderToStaticMarkup }] = await Promise.all(
  ['../../web/icons/index.js', 'react', 'react-dom/server'].map((name) => import(name)),
);
const root = join(import.meta.dirname, '../..');
const fluent = join(root, 'node_modules/@fluentui');

/** The names that the files of a folder take from the package that `web/icons` stands in for. */
const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.raw)\.(js|tsx?)$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(
        /^import (?!type\b)(\*|\{[^}]*\})[^;]*?['"]@fluentui\/react-icons(\/lib\/providers)?['"]/gm,
      ),
    ])
    .flatMap(([, list = '']) => list.match(/[*\w$]+(?: as [\w$]+)?/g) ?? [])
    .map((name) => name.replace(/ as .*/, ''));

const shown = (name: string, properties: object = {}): string =>
  renderToStaticMarkup(createElement(icons[name], properties));

it('every icon that our pages and the components of Fluent import is drawn', () => {
  const ours = namesIn(join(root, 'web/src'));
  const theirs = readdirSync(fluent)
    .filter((name) => /^react-(?!icons$)/.test(name))
    .flatMap((name) => namesIn(join(fluent, name, 'lib')));
  expect(ours).toContain('SendFilled');
  expect(theirs).toEqual(expect.arrayContaining(['ChevronDownRegular', 'IconDirectionContextProvider']));
  expect([...new Set([...ours, ...theirs])].filter((name) => !(name in icons)).toSorted()).toEqual([]);
});

it('an icon is as large as its name or the text says, and is passed over unless it is named', () => {
  expect(shown('SendFilled', { className: 'big' })).toMatch(
    /^<svg width="1em" height="1em".* aria-hidden="true" class="big">/,
  );
  expect(shown('Info12Filled')).toMatch(/^<svg width="12" height="12"/);
  const named = shown('InfoRegular', { title: 'About' });
  expect(named).toMatch(/ role="img" aria-label="About"/);
  expect(named).not.toContain('aria-hidden');
});

it('what points where reading goes is turned where one reads from the right', () => {
  const rightToLeft = (name: string): string =>
    renderToStaticMarkup(
      createElement(
        icons.IconDirectionContextProvider,
        { value: { textDirection: 'rtl' } },
        createElement(icons[name]),
      ),
    );
  expect(shown('SendFilled')).not.toContain('transform');
  expect(rightToLeft('SendFilled')).toContain('transform="matrix(-1 0 0 1 20 0)"');
  expect(rightToLeft('CheckmarkRegular')).toBe(shown('CheckmarkRegular'));
});

it('of two icons in one the filled half is hidden until it is asked for', () => {
  const Both = icons.bundleIcon(icons.Info20Filled, icons.Info20Regular);
  const halves = (filled: boolean): readonly string[] =>
    renderToStaticMarkup(createElement(Both, { filled })).match(/<svg[^>]*>/g);
  const hidden = (half: string) => half.includes('display="none"');
  expect(halves(false).map(hidden)).toEqual([true, false]);
  expect(halves(true).map(hidden)).toEqual([false, true]);
  expect(halves(false)[0]).toContain('class="fui-Icon-filled"');
});
