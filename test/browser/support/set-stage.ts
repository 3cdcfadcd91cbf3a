import { afterAll, beforeAll } from 'vitest';
import { openBrowser, type Visitors } from './open-browser.ts';
import { type RunningDesk, runDesk } from './run-desk.ts';
import { readWording, type Wording } from './wording.ts';

/** What a test file in a browser needs, from before its first test to after its last one. */
export type Stage<Desk extends RunningDesk = RunningDesk> = {
  readonly desk: Desk;
  readonly wording: Wording;
  readonly visitors: Visitors;
};

type Settings = Readonly<Record<string, string>>;

/**
 * Sets up a desk, the words of its content and a browser for all tests of a file, and takes them away after it. The
 * settings are asked when it starts; `run` starts another desk than one without agents.
 */
export function setStage<Desk extends RunningDesk = RunningDesk>(
  settings: () => Settings = () => ({}),
  // Whoever wants more than any desk has says how it is run.
  run: (settings: Settings) => Promise<Desk> = runDesk as (settings: Settings) => Promise<Desk>,
): Stage<Desk> {
  let set: Stage<Desk> | undefined;
  const stage = (): Stage<Desk> => {
    if (!set) throw new Error('The stage is set once the tests run.');
    return set;
  };
  beforeAll(async () => {
    const [desk, wording, visitors] = await Promise.all([run(settings()), readWording(), openBrowser()]);
    set = { desk, wording, visitors };
  });
  afterAll(async () => {
    await set?.visitors.leave();
    await set?.desk.close();
  });
  return {
    get desk() {
      return stage().desk;
    },
    get wording() {
      return stage().wording;
    },
    get visitors() {
      return stage().visitors;
    },
  };
}
