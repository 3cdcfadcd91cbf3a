import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { factAsked } from '../../src/flows/position/fact-question.ts';
import { deskContent } from '../play/desk-content.ts';
import { openPlainDesk, type PlainDesk } from '../play/plain-desk.ts';
import { plainStage } from '../play/plain-stage.ts';
import { playScenario } from '../play/play-scenario.ts';
import { needsOwnDesk, readScenarios } from '../play/scenario.ts';

const scenarios = readScenarios();
let desk: OpenDesk;
let shared: PlainDesk;
let folder: string;

beforeAll(async () => {
  desk = await deskContent();
  folder = mkdtempSync(join(tmpdir(), 'fixpath-scenarios-'));
  shared = await openPlainDesk(desk.content, desk, join(folder, 'shared'));
});
afterAll(async () => {
  await shared.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the conversations of test/scenarios, on the plain desk', () => {
  it('are at least 25, and each step of the photos flow solves the problem in one', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
    const solving = scenarios.flatMap(({ ledger }) => ledger ?? []).filter(({ result }) => result === 'solved');
    const steps = desk.content.flows['icloud-photos-not-syncing']?.steps ?? [];
    const mending = steps.filter((step) => factAsked(step) === undefined).map(({ id }) => id);
    expect(mending.length).toBeGreaterThanOrEqual(10);
    expect(mending.filter((id) => !solving.some(({ step }) => step === id))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const name = scenario.file.replace('.yml', '');
    const stage = plainStage(desk, folder, name, needsOwnDesk(scenario) ? undefined : shared);
    try {
      await playScenario(stage, scenario, desk.content.flows);
      expect(stage.desk().log.errors).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
