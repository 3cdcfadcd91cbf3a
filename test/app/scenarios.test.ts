import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../src/domain/content/content.ts';
import { deskContent } from '../play/desk-content.ts';
import { copyLearned } from '../play/learned.ts';
import { playScenario } from '../play/play-scenario.ts';
import { readScenarios } from '../play/scenario.ts';
import { openLineStages } from './support/line-stage.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let content: Content;
let line: Awaited<ReturnType<typeof openLineStages>>;

beforeAll(async () => {
  ({ content } = await deskContent());
  folder = await mkdtemp(join(tmpdir(), 'fixpath-line-'));
  await copyLearned(folder);
  line = await openLineStages(folder, root);
});
afterAll(async () => {
  await line.close();
  await rm(folder, { recursive: true });
});

// What a page sees of content that changes under it is told by edited-flow.test.ts, of a desk that is learned in a second.
const scenarios = readScenarios().filter(({ turns }) => turns.every(({ server }) => server !== 'updated'));

describe('the conversations of test/scenarios, as a page with the official client shows them', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const stage = line.stage();
    try {
      await playScenario(stage, scenario, content);
      expect(line.log.errors).toEqual([]);
    } finally {
      stage.end();
    }
  });
});
