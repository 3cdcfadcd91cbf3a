import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { goodTree } from '../content/support/good-tree.ts';
import { writeTree } from '../content/support/write-tree.ts';
import { newWording } from '../play/edited-content.ts';
import type { Shown } from '../play/play-scenario.ts';
import { copySmallLearned } from '../play/small-learned.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { openLineStages } from './support/line-stage.ts';
import { photosFile, twoFlowsRewritten } from './support/two-flows.ts';

const names = (shown: readonly Shown[]): readonly string[] => shown.map(({ reply }) => `${reply.kind} ${reply.step}`);
const textOf = (shown: readonly Shown[]): string => shown.map(({ reply }) => reply.text).join('\n');

let content: string;
let line: Awaited<ReturnType<typeof openLineStages>>;

beforeEach(async () => {
  const folder = await temporaryFolder();
  content = join(folder, 'content');
  await writeTree(content, goodTree);
  await copySmallLearned(folder);
  line = await openLineStages(folder, content);
  onTestFinished(() => line.close());
});

function openPage() {
  const page = line.stage();
  onTestFinished(() => page.end());
  return page;
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(content, file);
  await writeFile(path, change(await readFile(path, 'utf8')));
}

it('takes changed content up without a restart: a flow under way goes on as it began, a new one is the new one', async () => {
  const open = openPage();
  await open.greeting();
  await open.say('photos said 1');
  await writeTree(content, twoFlowsRewritten());
  await line.reload();

  expect(textOf(await open.say('why'))).not.toContain(newWording);
  expect(names(await open.say("Yes, it's on"))).toEqual(['question connection']);
  const fresh = openPage();
  await fresh.greeting();
  expect(names(await fresh.say('photos said 1')).at(-1)).toBe('question restart');
});

it('plays on with the content of before when the changed one is faulty, and tells every fault', async () => {
  await edit('dialogs/phrases.yml', (text) => text.replace(/^ {2}greeting: .*$/m, '  greeting: Good day.'));
  await edit(photosFile, (text) => text.replace('    ask:', '    askk:'));
  await line.reload();
  expect(line.log.errors).toHaveLength(1);
  expect(JSON.stringify(line.log.errors)).toContain('askk');
  expect(textOf(await openPage().greeting())).not.toContain('Good day.');

  await edit(photosFile, (text) => text.replace('    askk:', '    ask:'));
  await line.reload();
  expect(textOf(await openPage().greeting())).toContain('Good day.');
  expect(line.log.errors).toHaveLength(1);
});

it('answers while it learns changed utterances, and understands them from then on', async () => {
  const words = 'the flux capacitor went bonkers';
  const open = openPage();
  await open.greeting();
  await edit('intents/wifi.yml', (text) => text.replace('utterances:', `utterances:\n  - ${words}`));
  let isLearnt = false;
  const reloaded = line.reload().then(() => {
    isLearnt = true;
  });
  expect(names(await open.say(words)).join()).not.toContain('question');
  expect(isLearnt).toBe(false);
  await reloaded;
  const fresh = openPage();
  await fresh.greeting();
  expect(names(await fresh.say(words)).at(-1)).toMatch(/^question/);
});
