import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';
import { type Acts, kindsOf } from '../../src/domain/content/acts.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
/** Read once. */
const loaded = await loadContent(project);
const example = join(project, '../shared/content-example');

test("this project's own content has no errors", () => {
  const faults = loaded.type === 'faults' ? loaded.faults : [];
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('its flows are the eight that the desk knows', () => {
  expect(loaded.type === 'content' && Object.keys(loaded.content.flows)).toEqual([
    'cellular-data-not-working',
    'icloud-photos-not-syncing',
    'icloud-storage-full',
    'ios-update-failing',
    'iphone-frozen',
    'iphone-not-charging',
    'iphone-storage-full',
    'wifi-not-working',
  ]);
});

test('each kind of an act is said in ways enough to be learned and measured, in both languages', () => {
  if (loaded.type === 'faults') throw new Error('this content has faults');
  const { acts, languages } = loaded.content;
  const thin = (of: Acts | undefined, least: { utterances: number; holdouts: number }) =>
    Object.entries(kindsOf).flatMap(([act, kinds]) =>
      kinds.filter((kind) =>
        (['utterances', 'holdouts'] as const).some(
          (key) => (of?.[key] ?? []).filter((each) => each.act === act && each.kind === kind).length < least[key],
        ),
      ),
    );
  expect(thin(acts, { utterances: 40, holdouts: 12 })).toEqual([]);
  expect(thin(languages.de?.acts, { utterances: 35, holdouts: 10 })).toEqual([]);
});

test('each question is measured by replies that answer it and one that does not, in both languages', () => {
  if (loaded.type === 'faults') throw new Error('this content has faults');
  const { content, replies } = loaded;
  const questions = Object.values(content.flows).flatMap(({ id: flow, steps }) =>
    steps.flatMap(({ id, shared, ask }) => (ask === undefined ? [] : [{ flow, id, shared }])),
  );
  // A shared step is measured in the first flow that uses it.
  const asked = questions.filter(
    ({ shared }, at) => shared === undefined || questions.findIndex((each) => each.shared === shared) === at,
  );
  const thin = ['en', 'de'].flatMap((language) =>
    asked.flatMap(({ flow, id }) => {
      const own = (replies[language] ?? []).filter((each) => each.flow === flow && each.step === id);
      const answers = new Set(own.flatMap(({ answer }) => answer ?? []));
      return answers.size >= 2 && own.some(({ answer }) => answer === undefined) ? [] : [`${language} ${flow} ${id}`];
    }),
  );
  expect(thin).toEqual([]);
});

// Only where the example content lies beside the checkout.
test.skipIf(!existsSync(example))(
  'the example flows lack only the flows, phrases and topics that came later, and have one phrase that went',
  async () => {
    const root = await mkdtemp(join(tmpdir(), 'example-'));
    try {
      await cp(join(example, 'dialogs'), join(root, 'dialogs'), { recursive: true });
      await cp(join(project, 'intents'), join(root, 'intents'), { recursive: true });
      await cp(join(project, 'dialogs/de/phrases.yml'), join(root, 'dialogs/de/phrases.yml'));
      await cp(join(project, 'desk.yml'), join(root, 'desk.yml'));
      const read = await loadContent(root);
      const errors = read.type === 'faults' ? read.faults.filter(({ severity }) => severity === 'error') : [];
      const unknown = errors.filter(({ code }) => code === 'content-unknown-key');
      expect(unknown.map(({ what }) => what)).toEqual(['`says` has no key `landed`.']);
      expect(new Set(errors.map(({ code }) => code))).toEqual(
        new Set(['content-missing-key', 'content-unknown-flow', 'content-intent-without-flow', 'content-unknown-key']),
      );
    } finally {
      await rm(root, { recursive: true });
    }
  },
);
