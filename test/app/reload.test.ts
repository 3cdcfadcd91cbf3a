import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { deskContent } from '../play/desk-content.ts';
import { newWording, rewritePhotos, writeEdited } from '../play/edited-content.ts';
import type { Shown } from '../play/play-scenario.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { openLineStages } from './support/line-stage.ts';

const photos = 'icloud-photos-not-syncing';
const names = (shown: readonly Shown[]): readonly string[] => shown.map(({ reply }) => `${reply.kind} ${reply.step}`);
const textOf = (shown: readonly Shown[]): string => shown.map(({ reply }) => reply.text).join('\n');

let content: string;
let line: Awaited<ReturnType<typeof openLineStages>>;

beforeEach(async () => {
  await deskContent(); // makes the model if there is none yet
  const folder = await temporaryFolder();
  content = join(folder, 'content');
  await cp(join(import.meta.dirname, '../../.cache/test-desk/models'), join(folder, 'models'), { recursive: true });
  await writeEdited(content, photos, (flow) => flow);
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
  await open.say('photos not uploading');
  await writeEdited(content, photos, rewritePhotos);
  await line.reload();

  expect(names(await open.say('same'))).toEqual(['question sync-switch']);
  expect(textOf(await open.say('why'))).not.toContain(newWording);
  const fresh = openPage();
  await fresh.greeting();
  expect(names(await fresh.say('photos not uploading')).at(-1)).toBe('question restart');
});

it('plays on with the content of before when the changed one is faulty, and tells every fault', async () => {
  await edit('dialogs/phrases.yml', (text) => text.replace(/^ {2}greeting: .*$/m, '  greeting: Good day.'));
  await edit(`dialogs/${photos}.yml`, (text) => text.replace('    ask:', '    askk:'));
  await line.reload();
  expect(line.log.errors).toHaveLength(1);
  expect(JSON.stringify(line.log.errors)).toContain('askk');
  expect(textOf(await openPage().greeting())).not.toContain('Good day.');

  await edit(`dialogs/${photos}.yml`, (text) => text.replace('    askk:', '    ask:'));
  await line.reload();
  expect(textOf(await openPage().greeting())).toContain('Good day.');
  expect(line.log.errors).toHaveLength(1);
});

it('answers while it learns changed utterances, and understands them from then on', async () => {
  const words = 'the flux capacitor went bonkers';
  const open = openPage();
  await open.greeting();
  await edit('intents/iphone-frozen.yml', (text) => text.replace('utterances:', `utterances:\n  - ${words}`));
  let isLearnt = false;
  const reloaded = line.reload().then(() => {
    isLearnt = true;
  });
  expect(names(await open.say(words))).toEqual(['apology undefined']);
  expect(isLearnt).toBe(false);
  await reloaded;
  const fresh = openPage();
  await fresh.greeting();
  expect(names(await fresh.say(words)).at(-1)).toMatch(/^question/);
});
