import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deskContent } from '../play/desk-content.ts';
import { newWording, rewritePhotos, writeEdited } from '../play/edited-content.ts';
import type { Shown } from '../play/play-scenario.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { openLineStages } from './support/line-stage.ts';

const names = (shown: readonly Shown[]): readonly string[] => shown.map(({ reply }) => `${reply.kind} ${reply.step}`);

it('shows an open page the flow it began with after a deploy has rewritten it, and a new page the new one', async () => {
  await deskContent(); // makes the model if there is none yet
  const folder = await temporaryFolder();
  const content = join(folder, 'content');
  await cp(join(import.meta.dirname, '../../.cache/test-desk/models'), join(folder, 'models'), { recursive: true });
  await writeEdited(content, 'icloud-photos-not-syncing', (flow) => flow);
  const line = await openLineStages(folder, content);
  onTestFinished(() => line.close());

  const open = line.stage();
  onTestFinished(() => open.end());
  await open.greeting();
  await open.say('photos not uploading');
  const [question] = await open.say('same');
  if (!question) throw new Error('There is no question.');

  await writeEdited(content, 'icloud-photos-not-syncing', rewritePhotos);
  await open.restart();

  // The earlier button, which the new content has in another place.
  const tap = { reply: question.id, pick: question.reply.choices?.[0]?.pick ?? '' };
  expect(names(await open.say("Yes, it's on", tap))).toEqual(['question connection']);
  const fresh = line.stage();
  onTestFinished(() => fresh.end());
  await fresh.greeting();
  expect(names(await fresh.say('photos not uploading')).at(-1)).toBe('question restart');
  await fresh.say('Yes, I have');
  expect((await fresh.say('same')).map(({ reply }) => reply.text).join()).toContain(newWording);
  const answers = ['yes on wifi', 'not full', 'half full', "it's off", 'nothing there', 'all green', 'Yes, I have'];
  for (const answer of answers) await open.say(answer);
  expect(names(await open.say('why')).at(-1)).toBe('question ios-update');
  expect(line.log.errors).toEqual([]);
});
