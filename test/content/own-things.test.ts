import { expect, test } from 'vitest';
import { goodTree } from './support/good-tree.ts';
import { edited, faultsOf, load } from './support/in-tree.ts';

const windows = 'dialogs/elsewhere.yml';
const named = edited(windows, 'windows: { title: windows,', 'windows: { title: windows, names: [dell, printer],');
const title = /^title: .*$/m.exec(goodTree['dialogs/photos.yml'] ?? '')?.[0] ?? '';
const about = edited('dialogs/photos.yml', title, "title: Printers that don't print", named);

async function namesIn(tree: Readonly<Record<string, string>>) {
  const read = await load(tree);
  if (read.type === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.content.elsewhere?.help.windows?.names;
}

test('what no flow is about stays elsewhere', async () => {
  expect(await namesIn(named)).toEqual(['dell', 'printer']);
});

test('what a flow names in its title is nobody else’s', async () => {
  expect(await namesIn(about)).toEqual(['dell']);
});

test('what half of its utterances name is too, and what a few mention is not', async () => {
  const utterances = (count: number) =>
    (named['intents/photos.yml'] ?? '').replace(/photos said (\d+)/g, (said, at) =>
      Number(at) < count ? `${said} on the printer` : said,
    );
  const all = /photos said \d+/g[Symbol.match](named['intents/photos.yml'] ?? '')?.length ?? 0;
  expect(all).toBeGreaterThan(20);
  expect(await namesIn({ ...named, 'intents/photos.yml': utterances(all) })).toEqual(['dell']);
  expect(await namesIn({ ...named, 'intents/photos.yml': utterances(5) })).toEqual(['dell', 'printer']);
});

test('sentences that say it is nobody’s here are told, with the flow whose they are', async () => {
  const tree = edited('intents/not-ours.yml', 'utterances:\n', 'utterances:\n  - the printer is offline\n', about);
  const told = (await faultsOf(tree)).filter(({ code }) => code === 'content-own-thing-elsewhere');
  expect(told).toMatchObject([{ severity: 'warning', file: 'intents/not-ours.yml', line: 2 }]);
  expect(told[0]?.what).toContain('"printer", which the flow "photos" is about');
  expect(
    (
      await faultsOf(
        edited('intents/not-ours.yml', 'utterances:\n', 'utterances:\n  - the printer is offline\n', named),
      )
    ).map(({ code }) => code),
  ).not.toContain('content-own-thing-elsewhere');
});
