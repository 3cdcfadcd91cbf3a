import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { edited, faultsOf, found } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';
const shared = 'dialogs/shared.yml';
const phrases = 'dialogs/phrases.yml';

test('a misspelt key is one error, although the right key is missing by it', async () => {
  const { what, cure } = await expectFault(
    'content-unknown-key',
    edited(photos, '    title: Sync switch', '    titel: Sync switch # !'),
  );
  expect(what).toBe('the step "sync-switch" has no key `titel`.');
  expect(cure).toBe('Did you mean `title`?'.replaceAll('`', '"'));
  await expectFault('content-unknown-key', edited(photos, 'check: Are your', 'chek: Are your # !\n#'));
});

test('a missing key is an error that tells what it is for', async () => {
  const tree = edited(photos, 'check: Are your photos syncing now?\n', '');
  const [fault, ...others] = await faultsOf(tree);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ code: 'content-missing-key', file: photos, line: 2 });
  expect(fault?.cure).toBe('Add `check:`. Asked after every fix; yes ends the flow as resolved.');
});

test('a step with neither question nor fix is one error', async () => {
  const tree = edited(
    photos,
    '  restart: { use: restart }',
    '  restart: { title: Restart } # !',
    edited('dialogs/wifi.yml', 'use: restart', 'title: A, fix: B, why: C'),
  );
  const faults = await faultsOf(tree);
  expect(faults.map(({ code, line }) => `${code} ${line}`)).toEqual(['content-shape 41']);
  expect(faults[0]?.what).toBe('the step "restart" has no `ask` or `fix`.');
});

test('an answer with two meanings, or with none, is an error', async () => {
  const two = edited(
    photos,
    '        also: [green]',
    "        wrong: No, it's grey",
    edited(photos, "- fine: Yes, it's on", "- fine: Yes, it's on # !"),
  );
  expect((await expectFault('content-shape', two)).what).toBe(
    'answer 1 of the step "sync-switch" has more than one of `fine` and `wrong`.',
  );
  const none = edited(photos, "- fine: Yes, it's on\n        also: [green]", '- also: [green] # !');
  expect((await expectFault('content-shape', none)).what).toContain('has no `fine`, `wrong` or `unsure`');
});

test('a value that YAML reads as something else than text asks for quotes', async () => {
  const number = await expectFault('content-not-text', edited(photos, 'also: [green]', 'also: [4.9] # !'));
  expect(`${number.what} ${number.cure}`).toBe(
    'entry 1 of `also` of answer 1 of the step "sync-switch" is read as a number, not as text. Put it in quotes: "4.9".',
  );
  const flag = await expectFault('content-not-text', edited(photos, '    why: While', '    why: true # !\n    #'));
  expect(flag.cure).toBe('Put it in quotes: "true".');
  const list = await expectFault('content-not-text', edited(photos, '    why: While', '    why: [On] # !\n    #'));
  expect(list.cure).toContain('begins with `[`');
  const map = await expectFault('content-not-text', edited(photos, '    why: While', '    why: { a: b } # !\n    #'));
  expect(map.cure).toContain('Put it in quotes');
  const empty = await expectFault('content-not-text', edited(photos, '    why: While', '    why: # !\n    #'));
  expect(empty.what).toBe('`why` of the step "sync-switch" is empty.');
});

test('words of YAML 1.1 such as on, off, yes and no are texts', async () => {
  expect(await found(edited(photos, 'also: [green]', 'also: [on, y, oN]'))).toEqual([]);
});

test('a text where a list, a number or a switch belongs is an error', async () => {
  expect((await expectFault('content-kind', edited(photos, 'also: [green]', 'also: green # !'))).cure).toContain(
    'Write a list',
  );
  expect((await expectFault('content-kind', edited(photos, 'minutes: 5', 'minutes: 5 min # !'))).cure).toContain(
    'Write the number alone',
  );
  await expectFault('content-kind', edited(photos, 'minutes: 5', 'minutes: 5.5 # !'));
  await expectFault('content-kind', edited(photos, 'minutes: 5', 'parks: yes # !\n    minutes: 5'));
  await expectFault('content-kind', edited(photos, 'also: [green]', 'also: { a: green } # !'));
  expect(await found(edited(photos, 'restart: { use: restart }', 'restart: restart'))).toEqual([
    'content-kind dialogs/photos.yml:41',
  ]);
});

test('names, lengths, numbers and counts out of bounds are errors', async () => {
  await expectFault('content-name', edited(photos, '  sync-switch:', '  Sync_switch: # !'));
  await expectFault('content-length', edited(photos, 'title: Sync switch', `title: ${'long '.repeat(8)} # !`));
  await expectFault('content-length', edited(photos, 'why: While', 'why: "" # !\n    #'));
  await expectFault('content-value', edited(photos, 'minutes: 5', 'minutes: 0 # !'));
  await expectFault('content-value', edited(photos, 'minutes: 5', 'minutes: 1441 # !'));
  await expectFault('content-value', edited(photos, 'team: phones', 'team: phones\nsource: example.org # !'));
  await expectFault('content-count', edited(photos, 'also: [green]', 'also: [] # !'));
  await expectFault('content-twice', edited(photos, 'also: [green]', 'also: [green, green] # !'));
});

test('a fact needs two values, and each a title', async () => {
  const one = edited(shared, 'facts:', 'facts:\n  model: # !\n    old: { title: an old one }');
  await expectFault('content-count', one);
  await expectFault('content-missing-key', edited(shared, 'wifi: { title: on Wi-Fi, ', 'wifi: { # !\n      '));
});

test('a guard takes a value or a list of values', async () => {
  expect(await found(edited(photos, '{ network: mobile }\n    ask', '{ network: [mobile, wifi] }\n    ask'))).toEqual(
    [],
  );
  const number = edited(photos, 'when: { network: mobile }', 'when: { network: 5 } # !');
  await expectFault('content-not-text', number);
  const map = edited(photos, 'when: { network: mobile }', 'when: { network: { is: mobile } } # !');
  await expectFault('content-shape', map);
});

test('a phrase that is missing, unknown or no text is an error', async () => {
  expect(
    await found(edited(phrases, /^ {2}lost:.*\n/m.exec(edited(phrases, '', '')[phrases] ?? '')?.[0] ?? '?', '')),
  ).toEqual(['content-missing-key dialogs/phrases.yml:1']);
  const unknown = await expectFault('content-unknown-key', edited(phrases, 'says:', 'says:\n  goodby: Bye # !'));
  expect(unknown.what).toBe('`says` has no key `goodby`.');
  await expectFault('content-not-text', edited(phrases, '  lost: ', '  lost: 5 # !\n  # '));
  await expectFault('content-not-text', edited(phrases, '  lost: ', '  lost: [5] # !\n  # '));
  await expectFault('content-count', edited(phrases, '  lost: ', '  lost: [] # !\n  # '));
  await expectFault('content-length', edited(phrases, '  button-skip: ', `  button-skip: ${'s'.repeat(33)} # !\n  # `));
});

test('every fault of every file is told at once, errors first and in reading order', async () => {
  const one = edited(photos, 'team: phones', 'team: fones\nteem: x');
  const two = edited(photos, '        call: wifi', '        call: wfi', one);
  const three = edited('desk.yml', 'name: Test Desk', 'nam: Test Desk', two);
  const four = edited('dialogs/wifi.yml', '    why: An old', '    # why: An old', three);
  expect(await found(four)).toEqual([
    'content-unknown-key desk.yml:1',
    'content-unknown-team dialogs/photos.yml:5',
    'content-unknown-key dialogs/photos.yml:6',
    'content-unknown-flow dialogs/photos.yml:33',
    'content-no-why dialogs/wifi.yml:12',
  ]);
});
