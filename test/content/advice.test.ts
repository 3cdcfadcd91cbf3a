import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { goodTree, type Tree } from './support/good-tree.ts';
import { edited, found, load } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';
const wifi = 'dialogs/wifi.yml';
const shared = 'dialogs/shared.yml';

async function expectAdvice(code: Parameters<typeof expectFault>[0], tree: Tree) {
  const fault = await expectFault(code, tree);
  expect(fault.severity).toBe('warning');
  expect((await load(tree)).type).toBe('content');
  return fault;
}

test('a question with neither path nor how, and a step without why, are warned of', async () => {
  await expectAdvice(
    'content-no-how',
    edited(photos, '  mobile-data:', '  mobile-data: # !', edited(photos, '    path: Settings > Apps > Photos\n', '')),
  );
  await expectAdvice(
    'content-no-why',
    edited(
      photos,
      '  mobile-data:',
      '  mobile-data: # !',
      edited(photos, '    why: Otherwise photos wait for Wi-Fi.\n', ''),
    ),
  );
});

test('words of order are warned of, unless they are a button, a menu or "next to"', async () => {
  const { what } = await expectAdvice(
    'content-order-word',
    edited(wifi, 'fix: Forget the network', 'fix: Finally, try again. Forget it # !\n    #'),
  );
  expect(what).toContain('"finally", "again"');
  expect(await found(edited(wifi, 'fix: Forget', 'fix: Tap **Next**, `next` or the one next to it. Forget'))).toEqual(
    [],
  );
  const german = edited('desk.yml', 'language: en', 'language: de');
  expect(await found(edited(wifi, 'fix: Forget', 'fix: Also, forget', german))).toEqual([]);
});

test('the same question or fix in two flows is warned of', async () => {
  const tree = edited(wifi, 'fix: Forget the network and join it.', 'fix: switch **Sync this  iPhone** on. # !');
  const { what } = await expectAdvice('content-same-text', tree);
  expect(what).toContain('dialogs/photos.yml:17');
});

test('a shared step that one flow uses, or none, is warned of', async () => {
  const once = edited(wifi, '  restart: { use: restart, when: { router: fine } }\n', '');
  await expectAdvice('content-shared-once', edited(shared, '  restart:', '  restart: # !', once));
  const spare = edited(shared, 'steps:', 'steps:\n  spare: { title: Spare, fix: Spare it, why: So } # !');
  expect((await expectAdvice('content-shared-once', spare)).what).toContain('used nowhere');
});

test('a label that begins neither with yes nor with no needs other ways to say it', async () => {
  await expectAdvice('content-bare-label', edited(photos, "- wrong: No, it's off", '- wrong: Off # !'));
  await expectAdvice('content-bare-label', edited(photos, "- wrong: No, it's off", '- wrong: Nothing # !'));
  expect(await found(edited(photos, "- wrong: No, it's off", '- wrong: Off\n        also: [grey]'))).toEqual([]);
});

test('unasked of a single word is warned of', async () => {
  await expectAdvice('content-short-unasked', edited(photos, '[the switch was off]', '[off] # !'));
});

test("a step's path typed again in its text is warned of", async () => {
  const tree = edited(
    photos,
    '    fix: Switch **Sync this iPhone** on.',
    '    fix: Open `Settings > [your name] > iCloud > Photos`. # !',
  );
  await expectAdvice('content-path-retyped', tree);
});

test('a text over 600 characters is warned of', async () => {
  await expectAdvice(
    'content-long-text',
    edited(wifi, 'fix: Forget the', `fix: ${'Forget the network. '.repeat(31)} # !\n    # `),
  );
});

test("a step's check equal to the flow's is warned of", async () => {
  await expectAdvice(
    'content-same-check',
    edited(photos, '    minutes: 5', '    minutes: 5\n    check: Are your photos syncing now? # !'),
  );
});

test('more than ten steps are warned of', async () => {
  const more = Array.from({ length: 7 }, (_, n) => `  s${n}: { title: S${n}, fix: Do ${n}, why: So }\n`).join('');
  await expectAdvice('content-many-steps', edited(photos, 'steps:\n', `steps: # !\n${more}`));
});

test('a step that parks above one that does not is warned of', async () => {
  await expectAdvice('content-parks-early', edited(photos, '  sync-switch:', '  sync-switch: # !\n    parks: true'));
});

test('advice on a shared step is given once, where it is written', async () => {
  const tree = edited(shared, '    why: A restart clears what got stuck.\n', '');
  await expectAdvice('content-no-why', edited(shared, '  restart:', '  restart: # !', tree));
});

test('warnings do not keep content from being loaded', async () => {
  const loaded = await load(edited(photos, '[the switch was off]', '[off]', goodTree));
  expect(loaded).toMatchObject({ type: 'content', warnings: [{ code: 'content-short-unasked' }] });
});

test('a fix that destroys something and has no answer to "will I lose anything?" is warned of', async () => {
  const words = edited(shared, 'facts:', 'destructive: [erase, sign out]\nfacts:');
  const fix = 'fix: Forget the network and join it.';
  const { what } = await expectAdvice(
    'content-no-safe',
    edited(wifi, fix, 'fix: Tap **Sign Out**, then in. # !', words),
  );
  expect(what).toContain('"joining"');
  const ofAnswer = edited(
    photos,
    '        unasked: [the switch was off]',
    '        unasked: [the switch was off]\n        fix: Erase it. # !',
    edited(photos, '    fix: Switch **Sync this iPhone** on.\n', '    call: wifi\n', words),
  );
  await expectAdvice('content-no-safe', ofAnswer);
  const safe = edited(wifi, fix, 'fix: Sign out, then in.\n    safe: Nothing is lost.', words);
  expect(await found(safe)).toEqual([]);
});
