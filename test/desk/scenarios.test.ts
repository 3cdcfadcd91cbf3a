import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import type { Entry } from '../../src/domain/conversation/entry.ts';
import { ledgerOf } from '../../src/flows/ledger-of.ts';
import { factAsked } from '../../src/flows/position/fact-question.ts';
import { deskContent } from '../play/desk-content.ts';
import { contentIn, rewritePhotos, writeEdited } from '../play/edited-content.ts';
import { openPlainDesk, type PlainDesk, send } from '../play/plain-desk.ts';
import { playScenario, type Shown, type Stage } from '../play/play-scenario.ts';
import { readScenarios } from '../play/scenario.ts';

const scenarios = readScenarios();
let desk: OpenDesk;
let folder: string;

beforeAll(async () => {
  desk = await deskContent();
  folder = mkdtempSync(join(tmpdir(), 'fixpath-scenarios-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shown = (entries: readonly Entry[]): readonly Shown[] =>
  entries.flatMap(({ id, body }) => (body.kind === 'reply' ? [{ id, reply: body.reply }] : []));

/** A stage on the plain desk, restarted on the same store. */
function plainStage(name: string): Stage & { readonly close: () => Promise<void>; readonly desk: () => PlainDesk } {
  const place = join(folder, name);
  const conversation = `terminal:${name}`;
  let plain: PlainDesk | undefined;
  let { content } = desk;
  const open = async (): Promise<PlainDesk> => {
    plain ??= await openPlainDesk(content, desk, place);
    return plain;
  };
  const restart = async (): Promise<void> => {
    const at = plain?.now;
    await plain?.close();
    plain = undefined;
    (await open()).now = at ?? 0;
  };
  return {
    desk: () => {
      if (!plain) throw new Error('The desk is not open.');
      return plain;
    },
    greeting: async () => shown(await send(await open(), conversation, 'greeting')),
    say: async (text, tap) => shown(await send(await open(), conversation, { text, ...(tap && { tap }) })),
    later: async (ms) => {
      const now = await open();
      const before = (await now.store.find(conversation))?.head ?? 0;
      now.now += ms;
      await now.engine.tick();
      await now.engine.idle();
      return shown(await now.store.read(conversation, before, 100));
    },
    restart,
    update: async () => {
      const edited = join(place, 'content');
      await writeEdited(edited, 'icloud-photos-not-syncing', rewritePhotos);
      content = await contentIn(edited);
      await restart();
    },
    ledger: async () => {
      const now = await open();
      const handoff = (await now.store.handoffs(['requested'])).find((each) => each.conversation === conversation);
      if (handoff) return handoff.ledger;
      const state = (await now.store.find(conversation))?.state;
      const plan = state?.episode?.plan ?? state?.last?.plan;
      const bundle = plan && (await now.store.bundle(plan.bundle));
      return bundle && plan && ledgerOf(bundle, plan);
    },
    close: async () => plain?.close(),
  };
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

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const stage = plainStage(scenario.file.replace('.yml', ''));
    try {
      await playScenario(stage, scenario, desk.content.flows);
      expect(stage.desk().log.errors).toEqual([]);
    } finally {
      await stage.close();
    }
  });
});
