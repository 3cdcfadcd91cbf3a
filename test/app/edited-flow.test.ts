import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { goodTree } from '../content/support/good-tree.ts';
import { writeTree } from '../content/support/write-tree.ts';
import { newWording } from '../play/edited-content.ts';
import type { Shown } from '../play/play-scenario.ts';
import { copySmallLearned } from '../play/small-learned.ts';
import { temporaryFolder } from '../storage/support/temporary-folder.ts';
import { openLineStages } from './support/line-stage.ts';
import { twoFlowsRewritten } from './support/two-flows.ts';

const names = (shown: readonly Shown[]): readonly string[] => shown.map(({ reply }) => `${reply.kind} ${reply.step}`);

it('shows an open page the flow it began with after a deploy has rewritten it, and a new page the new one', async () => {
  const folder = await temporaryFolder();
  const content = join(folder, 'content');
  await writeTree(content, goodTree);
  await copySmallLearned(folder);
  const line = await openLineStages(folder, content);
  onTestFinished(() => line.close());

  const open = line.stage();
  onTestFinished(() => open.end());
  await open.greeting();
  const question = (await open.say('photos said 1')).at(-1);
  if (question?.reply.step !== 'sync-switch') throw new Error('There is no question about the switch.');

  await writeTree(content, twoFlowsRewritten());
  await open.restart();

  // The earlier button, which the new content has in another place.
  const tap = { reply: question.id, pick: question.reply.choices?.[0]?.pick ?? '' };
  expect(names(await open.say("Yes, it's on", tap))).toEqual(['question connection']);
  const fresh = line.stage();
  onTestFinished(() => fresh.end());
  await fresh.greeting();
  expect(names(await fresh.say('photos said 1')).at(-1)).toBe('question restart');
  expect((await fresh.say('Yes, I have')).map(({ reply }) => reply.text).join()).toContain(newWording);
  // A step that the new content does not have.
  expect(names(await open.say('Yes, on mobile data'))).toEqual(['question mobile-data']);
  expect(line.log.errors).toEqual([]);
});
