import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { deskContent } from '../play/desk-content.ts';
import { copyLearned } from '../play/learned.ts';
import { playScenario } from '../play/play-scenario.ts';
import { needsOwnDesk, readScenarios } from '../play/scenario.ts';
import { isLonger } from '../support/longer.ts';
import { openLineStages } from './support/line-stage.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let desk: OpenDesk;
let line: Awaited<ReturnType<typeof openLineStages>>;

beforeAll(async () => {
  desk = await deskContent();
  folder = await mkdtemp(join(tmpdir(), 'fixpath-line-'));
  await copyLearned(folder);
  line = await openLineStages(folder, root, desk);
});
afterAll(async () => {
  await line.close();
  await rm(folder, { recursive: true });
});

// What a page sees of content that changes under it is told by edited-flow.test.ts, of a desk that is learned in a second.
const playable = readScenarios().filter(({ turns }) => turns.every(({ server }) => server !== 'updated'));
/** Of those without a pause and a restart, which test/desk plays all of, one in so many; all in full. */
const oneIn = isLonger ? 1 : 5;
const scenarios = playable.filter((scenario, at) => needsOwnDesk(scenario) || at % oneIn === 0);

describe('the conversations of test/scenarios, as a page with the official client shows them', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const stage = line.stage();
    try {
      await playScenario(stage, scenario, desk.content);
      expect(line.log.errors).toEqual([]);
    } finally {
      stage.end();
    }
  });
});
