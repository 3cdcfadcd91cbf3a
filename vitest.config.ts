import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, group by group. Each begins before the others of its group: one that begins last keeps one
 * core waiting for the other.
 */
const longest = [
  'browser/both-chats',
  'browser/desk-scripts',
  'browser/access',
  'browser/news',
  'browser/chat',
  'browser/desk',
  'browser/solve',
  'browser/site',
  'app/erasure',
  'app/crash',
  'app/scenarios',
  'app/dying',
  'app/side-by-side',
  'app/content-together',
  'app/reload',
  'app/postgres',
  'desk/scenarios',
  'desk/truths',
  'desk/false-alarms',
  'desk/dutch',
  'desk/edited-flow',
  'agents/agents-command',
  'agents/hand-over',
  'agents/handoff-model',
  'backends/mail',
  'backends/teams-desk',
  'agents/sign-in',
  'agents/claim-races',
  'cli/inbox',
  'content/any-content',
  'cli/inbox-scenario',
  'cli/check-content',
  'intents/languages',
  'intents/public-sets',
  'storage/sqlite-store',
  'cli/report',
  'intents/strangers',
  'cli/walk-inbox',
  'intents/own-desk',
  'storage/postgres-copies',
  'flows/any-walk',
];

/**
 * Rooms whose files share a process, one after the other: what a desk is made of, or a browser's test, is loaded and opened
 * once for many of them. A test leaves nothing behind in the process. Each group has processes of its own, which keeps
 * them below 1.5 GB; the last is of all other rooms, many of whose files are short.
 */
const sharing: Readonly<Record<string, readonly string[]>> = {
  browser: ['browser'],
  line: ['app', 'direct-line', 'official-clients'],
  desk: ['desk'],
  sides: ['agents', 'backends', 'teams', 'http', 'bot', 'channels'],
  others: [],
};

const filesOf = (rooms: readonly string[]): string[] => rooms.map((room) => `test/${room}/**/*.test.ts`);

const groups = Object.keys(sharing);

/** One group after the other, and in each the longest files first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? longest.length : at;
    };
    const group = ({ project }: TestSpecification): number => groups.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => group(one) - group(other) || place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    // Generous: a test is red when it is wrong, not when the machine is busy.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Two processes: the machines this runs on are small, and browsers and databases run beside them.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Once for all groups.
    globalSetup: ['test/play/learned.ts', 'test/postgres/global-setup.ts', 'test/browser/support/global-setup.ts'],
    // Every process and thread that a test starts finds the server's code without its types already, as those of a
    // server do (src/start.js): half of what it costs to open a store, and there are a thousand.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/compiled') },
    projects: Object.entries(sharing).map(([name, rooms]) => ({
      extends: true,
      test: {
        name,
        isolate: false,
        include: name === 'others' ? ['test/**/*.test.ts'] : filesOf(rooms),
        exclude: ['**/node_modules/**', ...(name === 'others' ? filesOf(Object.values(sharing).flat()) : [])],
        setupFiles: ['test/play/leave-nothing.ts'],
      },
    })),
  },
});
