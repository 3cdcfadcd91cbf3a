import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { edited, found } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';
const wifi = 'dialogs/wifi.yml';
const shared = 'dialogs/shared.yml';

const bothFine = `    answers: # !
      - fine: Yes, one is there
      - fine: No, none
`;

test('a question whose answers change nothing is an error', async () => {
  const tree = edited(
    wifi,
    '    fix: Read what',
    `${bothFine}    path: A > B = on # `,
    edited(wifi, 'when: { router: fine }\n    fix', 'fix'),
  );
  const unread = edited(wifi, ', when: { router: fine }', '', tree);
  const { what } = await expectFault('content-idle-question', unread);
  expect(what).toBe('whatever is answered to "router", nothing changes.');
});

test('a question without a wrong answer is right where a guard reads its result or what it sets', async () => {
  const tree = edited(wifi, '    fix: Read what', `${bothFine.replace(' # !', '')}    path: A > B = on # `);
  expect(await found(tree)).toEqual([]);
});

test('a wrong answer that leads to no fix and no flow is an error', async () => {
  const tree = edited(photos, '    fix: Switch **Sync this iPhone** on.\n', '');
  await expectFault('content-dead-end', edited(photos, "- wrong: No, it's off", "- wrong: No, it's off # !", tree));
});

test('a question with the answers it has by default needs a fix or a flow too', async () => {
  const tree = edited(wifi, '    fix: Read what the router', '    # fix: Read what the router');
  await expectFault('content-dead-end', edited(wifi, 'get online?', 'get online? # !', tree));
});

test("a step's fix that no answer leads to is an error", async () => {
  const tree = edited(photos, '        call: wifi', '        call: wifi\n    fix: Wait a little. # !');
  await expectFault('content-unreached-fix', tree);
});

test("a step's call that every wrong answer replaces is an error", async () => {
  await expectFault(
    'content-unreached-fix',
    edited(photos, '        call: wifi', '        call: wifi\n    call: wifi # !'),
  );
});

test("a step's call beside the answer's own fix is reached when the fix can't be done", async () => {
  const tree = edited(
    photos,
    '        unasked: [the switch was off]',
    '        unasked: [the switch was off]\n        fix: Switch it.',
  );
  expect(await found(edited(photos, '    fix: Switch **Sync this iPhone** on.', '    call: wifi', tree))).toEqual([]);
});

test('a fix on an answer that means "nothing wrong here" is an error', async () => {
  await expectFault(
    'content-unreached-fix',
    edited(photos, '        also: [green]', '        also: [green]\n        fix: Well done. # !'),
  );
});

test('answers without a question are an error', async () => {
  const tree = edited(shared, '    ask: Have you restarted the iPhone since this began?\n', '');
  const without = edited(shared, '    answers:', '    answers: # !', tree);
  await expectFault('content-answers-without-question', without);
});

test('a step that parks must say for how long', async () => {
  const tree = edited(shared, '    parks: true\n    minutes: 3\n', '    parks: true # !\n');
  const { what, cure } = await expectFault('content-parks-without-minutes', tree);
  expect(`${what} ${cure}`).toContain('does not say for how long. Add `minutes:`');
});

test('a flow may give a shared step the minutes that it lacks', async () => {
  const tree = edited(shared, '    minutes: 3\n', '');
  const one = edited(photos, '{ use: restart }', '{ use: restart, minutes: 3 }', tree);
  expect(await found(edited(wifi, '{ use: restart,', '{ use: restart, minutes: 3,', one))).toEqual([]);
});

test('a saying that fits two answers of one question is an error, whatever its case', async () => {
  await expectFault(
    'content-same-saying',
    edited(photos, "- wrong: No, it's off", "- wrong: No, it's off\n        also: [GREEN] # !"),
  );
  await expectFault('content-same-saying', edited(photos, "- wrong: No, it's off", '- wrong: yes,  it’s ON # !'));
});

test('a saying that is a command is an error', async () => {
  const { what } = await expectFault(
    'content-command-saying',
    edited(photos, 'also: [green]', 'also: [hears back] # !'),
  );
  expect(what).toContain('the command `back`');
});
