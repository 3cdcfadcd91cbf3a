import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/live/load-content.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const example = join(project, '../shared/content-example');

test("this project's own content has no errors", async () => {
  const loaded = await loadContent(project);
  const faults = loaded.type === 'faults' ? loaded.faults : [];
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('its flows are the eight that the desk knows', async () => {
  const loaded = await loadContent(project);
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

// Only where the example content lies beside the checkout.
test.skipIf(!existsSync(example))(
  'the example flows lack only the flows, phrases and topics that came later',
  async () => {
    const root = await mkdtemp(join(tmpdir(), 'example-'));
    try {
      await cp(join(example, 'dialogs'), join(root, 'dialogs'), { recursive: true });
      await cp(join(project, 'intents'), join(root, 'intents'), { recursive: true });
      await cp(join(project, 'dialogs/phrases.de.yml'), join(root, 'dialogs/phrases.de.yml'));
      await cp(join(project, 'desk.yml'), join(root, 'desk.yml'));
      const loaded = await loadContent(root);
      const errors = loaded.type === 'faults' ? loaded.faults.filter(({ severity }) => severity === 'error') : [];
      expect(new Set(errors.map(({ code }) => code))).toEqual(
        new Set(['content-missing-key', 'content-unknown-flow', 'content-intent-without-flow']),
      );
    } finally {
      await rm(root, { recursive: true });
    }
  },
);
