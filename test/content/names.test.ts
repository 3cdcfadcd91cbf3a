import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { goodTree } from './support/good-tree.ts';
import { edited, faultsOf, found } from './support/in-tree.ts';

const photos = 'dialogs/photos.yml';
const wifi = 'dialogs/wifi.yml';
const shared = 'dialogs/shared.yml';

test('a misspelt shared step is an error that names the one that is meant', async () => {
  const tree = edited(photos, 'restart: { use: restart }', 'restart: { use: restrat } # !');
  const { what, cure } = await expectFault('content-unknown-step', tree);
  expect(what).toBe('`use` asks for the shared step "restrat", which `shared.yml` has not.');
  expect(cure).toBe('Did you mean "restart"?');
});

test('a shared step cannot use another', async () => {
  await expectFault('content-unknown-step', edited(shared, 'title: Restart', 'title: Restart\n    use: restart # !'));
});

test('a call of a flow that is not there is an error, in a step and in an answer', async () => {
  await expectFault('content-unknown-flow', edited(photos, '        call: wifi', '        call: wi-fi # !'));
  const inStep = edited(photos, '    minutes: 5', '    minutes: 5\n    call: sync # !');
  const { cure } = await expectFault('content-unknown-flow', inStep);
  expect(cure).toContain('Known here: photos, wifi.');
});

test('a flow whose file cannot be parsed may be called', async () => {
  const tree = { ...goodTree, [wifi]: 'title: [' };
  expect(await found(tree)).toEqual(['content-yaml dialogs/wifi.yml:1']);
});

test('a flow that is played may not call a draft, and a draft may call any', async () => {
  const called = edited(photos, '        call: wifi', '        call: wifi # !');
  await expectFault('content-calls-draft', { ...called, [wifi]: `draft: true\n${goodTree[wifi]}` });
  expect(await found({ ...goodTree, [photos]: `draft: true\n${goodTree[photos]}` })).toEqual([]);
});

test('a file whose name is no id is not told to have an intent of that name', async () => {
  const { [wifi]: text = '', ...rest } = goodTree;
  const told = await faultsOf({ ...rest, 'dialogs/Wi_Fi.yml': text });
  expect(told.map(({ code }) => code)).toContain('content-file-name');
  expect(told.map(({ cure }) => cure).join()).not.toContain('intents/Wi_Fi');
});

test('a team that the desk has not is an error', async () => {
  const { cure } = await expectFault('content-unknown-team', edited(photos, 'team: phones', 'team: phone # !'));
  expect(cure).toBe('Did you mean "phones"?');
});

test('an unknown fact and an unknown value are errors where they are set', async () => {
  const fact = edited(photos, 'sets: { network: mobile }', 'sets: { netwrk: mobile } # !');
  expect((await expectFault('content-unknown-fact', fact)).cure).toBe('Did you mean "network"?');
  const value = edited(photos, 'sets: { network: mobile }', 'sets: { network: mobil } # !');
  expect((await expectFault('content-unknown-value', value)).cure).toBe('Did you mean "mobile"?');
  await expectFault('content-unknown-fact', edited(wifi, 'sets: { network: wifi }', 'sets: { net: wifi } # !'));
});

test('a guard on a name that is neither fact nor step above is an error', async () => {
  const tree = edited(photos, 'when: { network: mobile }', 'when: { conection: fine } # !');
  const { what, cure } = await expectFault('content-unknown-guard', tree);
  expect(what).toBe('the guard asks for "conection", which no step above asks.');
  expect(cure).toBe('Did you mean "connection"?');
});

test('a guard on an unknown value is an error, for facts and for steps', async () => {
  await expectFault('content-unknown-value', edited(photos, 'when: { network: mobile }', 'when: { network: lan } # !'));
  const tree = edited(wifi, '    when: { router: fine }\n    fix', '    when: { router: yes } # !\n    fix');
  expect((await expectFault('content-unknown-value', tree)).cure).toContain('fine');
});

test('a guard on a step below, or on the step itself, is an error', async () => {
  const below = edited(wifi, '    how: Try a computer or a TV.', '    how: Try it.\n    when: { restart: fine } # !');
  await expectFault('content-guard-below', below);
  const itself = edited(wifi, '    how: Try a computer or a TV.', '    how: Try it.\n    when: { router: fine } # !');
  await expectFault('content-guard-below', itself);
});

test('a guard on a fact that only a step below sets is an error', async () => {
  const tree = edited(photos, '    minutes: 5', '    minutes: 5\n    when: { network: wifi } # !');
  const { what } = await expectFault('content-guard-below', tree);
  expect(what).toContain('set only below, by the step "connection"');
});

test('a guard on a fact that nothing sets is an error, unless people say it unasked', async () => {
  const unset = edited(
    shared,
    'facts:',
    'facts:\n  model:\n    old: { title: an old one }\n    new: { title: a new one }',
  );
  const tree = edited(
    wifi,
    '    how: Try a computer or a TV.',
    '    how: Try it.\n    when: { model: old } # !',
    unset,
  );
  await expectFault('content-guard-never-set', tree);
  const said = edited(shared, 'title: an old one', 'title: an old one, unasked: [mine is quite old]', tree);
  expect(await found(said)).toEqual([]);
});

test('a guard on a step without a question is an error', async () => {
  const tree = edited(
    wifi,
    'restart: { use: restart, when: { router: fine } }',
    'restart: { use: restart, when: { joining: fine } } # !',
  );
  await expectFault('content-guard-without-question', tree);
});

test('a step with the name of a fact is an error', async () => {
  await expectFault('content-name-clash', edited(photos, '  mobile-data:', '  network: # !'));
});

test('a flow with the name of a desk intent is an error', async () => {
  const { [wifi]: text = '', ...rest } = goodTree;
  expect(await found({ ...rest, 'dialogs/greeting.yml': text })).toContain('content-name-clash dialogs/greeting.yml:2');
});

test('flows that call each other in a circle are an error', async () => {
  const tree = edited(wifi, '    why: An old', '    call: photos # !\n    why: An old');
  const { what } = await expectFault('content-call-circle', tree);
  expect(what).toContain('photos (step connection) → wifi (step joining) → photos');
});

test('a shared step that calls a flow which uses it is a circle', async () => {
  const tree = edited(shared, '    parks: true', '    call: wifi # !\n    parks: true');
  const { what } = await expectFault('content-call-circle', tree);
  expect(what).toContain('wifi (step restart) → wifi');
});

const call = '        sets: { network: wifi }\n        call: wifi';
const byFact = 'calls: { network: { wifi: wifi, mobile: wifi } }';

test('a call by a fact needs a step that asks for the fact', async () => {
  const { what } = await expectFault('content-call-unasked', edited(photos, call, `        ${byFact} # !`));
  expect(what).toBe('"connection" calls a flow by the fact "network", and no step of this flow asks for it.');
  const asking = `  net:
    title: Network
    ask: Which one is it?
    how: Look at the top of the screen.
    why: It matters for what helps.
    answers:
      - { fine: Yes, sets: { network: wifi } }
      - { fine: No, sets: { network: mobile } }
  mobile-data:
    title`;
  const tree = edited(photos, '  mobile-data:\n    title', asking, edited(photos, call, `        ${byFact}`));
  expect(await found(tree)).toEqual([]);
});

test('a call by a fact names a flow for each of its values, and only for these', async () => {
  const first = async (calls: string) => (await faultsOf(edited(photos, call, `        calls: ${calls}`)))[0]?.what;
  expect(await first('{ netwrk: { wifi: wifi } }')).toBe(
    '`calls` goes by the fact "netwrk", which `shared.yml` has not.',
  );
  expect(await first('{ network: { wifi: wifi } }')).toBe('`calls` names no flow for "mobile" of the fact "network".');
  expect(await first('{ network: { wifi: wifi, mobile: wifi, satellite: wifi } }')).toBe(
    'the fact "network" has no value "satellite".',
  );
  expect(await first('{ network: { wifi: wi-fi, mobile: wifi } }')).toBe(
    '`call` names the flow "wi-fi", which there is not.',
  );
});
