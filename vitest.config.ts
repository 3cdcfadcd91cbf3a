import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, ten seconds or more on a quiet machine. They begin first: one that begins last keeps one
 * core waiting for the other.
 */
const longest = [
  'browser/both-chats',
  'app/scenarios',
  'content/any-content',
  'browser/desk-scripts',
  'cli/inbox',
  'browser/access',
  'browser/news',
  'browser/chat',
  'browser/desk',
  'app/dying',
  'browser/solve',
  'storage/sqlite-store',
  'storage/postgres-store',
  'agents/handoff-model',
  'cli/report',
  'app/erasure',
  'agents/hand-over',
  'desk/truths',
  'intents/commands',
  'backends/mail',
  'desk/scenarios',
  'browser/site',
  'cli/check-content',
  'cli/inbox-scenario',
  'agents/claim-races',
  'app/crash',
];

/**
 * Rooms whose files share a process, one after the other: what a desk is made of is loaded and opened once for many of
 * them. The tests of such a room leave nothing behind in modules of ours.
 */
const sharing = ['test/desk/**/*.test.ts'];

/** Within each of the two, the longest first; those that share a process at the end, without another between them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? longest.length : at;
    };
    const shares = ({ project }: TestSpecification): number => (project.name === 'sharing' ? 1 : 0);
    return (await super.sort(files)).toSorted((one, other) => shares(one) - shares(other) || place(one) - place(other));
  }
}

const learned = 'test/play/learned.ts';

export default defineConfig({
  test: {
    // Generous: a test is red when it is wrong, not when the machine is busy.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Two processes: the machines this runs on are small, and browsers and databases run beside them.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Every process and thread that a test starts finds the server's code without its types already, as those of a
    // server do (src/start.js): half of what it costs to open a store, and there are a thousand.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/compiled') },
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...sharing, '**/node_modules/**'],
          globalSetup: [learned, 'test/postgres/global-setup.ts'],
        },
      },
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false, globalSetup: [learned] } },
    ],
  },
});
