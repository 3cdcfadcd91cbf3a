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
import { germanScenario, needsOwnDesk, readScenarios, type Scenario } from '../play/scenario.ts';

const scenarios = readScenarios();
const german = scenarios.flatMap((scenario) => germanScenario(scenario) ?? []);
/** These change or name the language themselves. */
const aboutLanguages = new Set(['language-switched-in-the-middle.yml', 'language-that-is-not-there.yml']);
const inGerman = (file: string) => /^(german|de)-/.test(file);
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

/** Whether a step of the photos flow is asked in it. */
function playsPhotos({ 'start-at': start, turns }: Scenario): boolean {
  const steps = desk.content.flows['icloud-photos-not-syncing']?.steps ?? [];
  const questions = new Set(turns.flatMap(({ bot = [] }) => bot));
  return (
    start !== undefined ||
    ['apple-id', 'sync-switch', 'connection'].some(
      (id) => questions.has(`question ${id}`) && steps.some((step) => step.id === id),
    )
  );
}

describe('the conversations of test/scenarios, on the plain desk', () => {
  it('are at least 25, and each step of the photos flow solves the problem in one', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(25);
    const solving = scenarios.flatMap(({ ledger }) => ledger ?? []).filter(({ result }) => result === 'solved');
    const steps = desk.content.flows['icloud-photos-not-syncing']?.steps ?? [];
    const mending = steps.filter((step) => factAsked(step) === undefined).map(({ id }) => id);
    expect(mending.length).toBeGreaterThanOrEqual(10);
    expect(mending.filter((id) => !solving.some(({ step }) => step === id))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) =>
    play(scenario, 'en'),
  );

  it('are told in German as well wherever they play the photos flow', () => {
    const played = scenarios.filter(playsPhotos).filter(({ file }) => !inGerman(file) && !aboutLanguages.has(file));
    expect(played.filter((scenario) => germanScenario(scenario) === undefined).map(({ file }) => file)).toEqual([]);
    expect(german.length).toBeGreaterThan(150);
  });

  it.each(german.map((scenario) => [scenario.title, scenario] as const))('%s, in German', (_, scenario) =>
    play(scenario, 'de'),
  );

  async function play(scenario: Scenario, language: 'en' | 'de'): Promise<void> {
    const name = `${scenario.file.replace('.yml', '')}-${language}`;
    const locale = language === 'en' ? undefined : language;
    const stage = plainStage(desk, folder, name, needsOwnDesk(scenario) ? undefined : shared, locale);
    try {
      await playScenario(stage, scenario, desk.content, language);
      expect(stage.desk().log.errors).toEqual([]);
    } finally {
      await stage.close();
    }
  }
});
