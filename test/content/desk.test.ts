import { expect, test } from 'vitest';
import { expectFault } from './support/expect-fault.ts';
import { goodTree } from './support/good-tree.ts';
import { edited, load } from './support/in-tree.ts';

const desk = 'desk.yml';

async function loadedDesk(text: string) {
  const loaded = await load({ ...goodTree, [desk]: text });
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  return loaded.content.desk;
}

const smallest = 'name: D\nlanguage: de-AT\ntime-zone: UTC\nteams: [{ id: phones, name: P }]\n';

test('what desk.yml leaves out has its default, and without hours the desk is always open', async () => {
  const always = [{ from: 0, to: 1440 }];
  expect(await loadedDesk(smallest)).toMatchObject({
    name: 'D',
    language: 'de-AT',
    timeZone: 'UTC',
    hours: {
      monday: always,
      tuesday: always,
      wednesday: always,
      thursday: always,
      friday: always,
      saturday: always,
      sunday: always,
    },
    holidays: [],
    retired: [],
    teams: [{ id: 'phones', name: 'P' }],
    topics: ['photos', 'wifi'],
    idleHours: 12,
    assumeHours: 48,
    abandonHours: 168,
    reopenHours: 24,
    costs: { wrongFlow: 10, offer: 1, apology: 4 },
    strangersShare: 0.3,
  });
});

test('what desk.yml sets is taken', async () => {
  const set =
    'topics: [wifi]\nidle-hours: 1\nassume-solved-after-hours: 2.5\nabandon-after-hours: 3\nreopen-within-hours: 4\n';
  const loaded = await loadedDesk(
    `${smallest}${set}holidays: [2028-02-29]\ncosts: { offer: 2, apology: 3, wrong-flow: 9 }\nstrangers-share: 0.1\n`,
  );
  expect(loaded).toMatchObject({
    holidays: ['2028-02-29'],
    topics: ['wifi'],
    idleHours: 1,
    assumeHours: 2.5,
    abandonHours: 3,
    reopenHours: 4,
    costs: { wrongFlow: 9, offer: 2, apology: 3 },
    strangersShare: 0.1,
  });
});

test('days that are not named are closed, and a single day goes before the range it lies in', async () => {
  const { hours } = await loadedDesk(
    `${smallest}hours:\n  friday: [09:00-12:00, 13:00-24:00]\n  wednesday-friday: 08:30-17:00\n`,
  );
  const long = [{ from: 510, to: 1020 }];
  const friday = [
    { from: 540, to: 720 },
    { from: 780, to: 1440 },
  ];
  expect(hours).toEqual({ wednesday: long, thursday: long, friday });
});

test("a range of days may go over the week's end", async () => {
  const { hours } = await loadedDesk(`${smallest}hours:\n  saturday-monday: 10:00-11:00\n`);
  expect(Object.keys(hours).sort()).toEqual(['monday', 'saturday', 'sunday']);
});

test('hours that are written otherwise, end before they begin or overlap are errors', async () => {
  const hours = (line: string) => edited(desk, '  friday: [09:00-12:00, 13:00-15:00]', `  ${line} # !`);
  await expectFault('content-value', hours('friday: 9-12'));
  await expectFault('content-value', hours('friday: [9:00-12:00]'));
  await expectFault('content-value', hours('friday: 09:00-25:00'));
  await expectFault('content-name', hours('fri: 09:00-12:00'));
  await expectFault('content-hours', hours('friday: 22:00-06:00'));
  await expectFault('content-hours', hours('friday: [13:00-15:00, 09:00-12:00]'));
  await expectFault('content-hours', hours('friday: [09:00-13:00, 12:00-15:00]'));
  await expectFault('content-hours', hours('friday-sunday: 09:00-12:00'));
});

test('when the bot may ask how a fix went is one part of one day, eight to nine in the evening if nothing is said', async () => {
  const { followUpHours, followUpMinutes } = await loadedDesk(smallest);
  expect([followUpHours, followUpMinutes]).toEqual([{ from: 480, to: 1260 }, 30]);
  const own = await loadedDesk(`${smallest}follow-up-between: 07:30-24:00\nfollow-up-after-minutes: 0\n`);
  expect([own.followUpHours, own.followUpMinutes]).toEqual([{ from: 450, to: 1440 }, 0]);
  const line = (text: string) => edited(desk, 'language: en', `language: en\n${text} # !`);
  await expectFault('content-hours', line('follow-up-between: 21:00-08:00'));
  await expectFault('content-value', line('follow-up-between: 8-21'));
  await expectFault('content-value', line('follow-up-after-minutes: -1'));
});

test('a time zone, a language or a date that is nowhere is an error', async () => {
  const zone = await expectFault('content-time-zone', edited(desk, 'Europe/Berlin', 'Europe/Berln # !'));
  expect(zone.cure).toBe('Did you mean "Europe/Berlin"?');
  await expectFault('content-language', edited(desk, 'language: en', 'language: english! # !'));
  await expectFault('content-date', edited(desk, '[2026-12-25]', '[2026-02-29] # !'));
  await expectFault('content-value', edited(desk, '[2026-12-25]', '[25.12.2026] # !'));
});

test('teams are told apart, and topics are flows', async () => {
  await expectFault(
    'content-team-twice',
    edited(desk, '{ id: networks, name: Networks }', '{ id: phones, name: Networks } # !'),
  );
  const { cure } = await expectFault(
    'content-unknown-flow',
    edited(desk, 'teams:', 'topics: [wifi, foto] # !\nteams:'),
  );
  expect(cure).toContain('photos');
});

test('a flow is not given up before the bot has asked whether to carry on', async () => {
  await expectFault('content-waits', edited(desk, 'teams:', 'abandon-after-hours: 12 # !\nteams:'));
  await expectFault('content-waits', edited(desk, 'teams:', 'idle-hours: 200 # !\nteams:'));
});

test('a flow is recalled by its hash of before, and never by that of now', async () => {
  const tree = edited(desk, 'teams:', `retired: [${'a'.repeat(64)}]\nteams:`);
  const loaded = await load(tree);
  if (loaded.type === 'faults') throw new Error(JSON.stringify(loaded.faults));
  expect(loaded.content.desk.retired).toEqual(['a'.repeat(64)]);
  const now = loaded.content.bundles.photos?.hash ?? '';
  const { what } = await expectFault('content-retired', edited(desk, 'teams:', `retired: [${now}] # !\nteams:`));
  expect(what).toContain('"photos"');
  await expectFault('content-value', edited(desk, 'teams:', 'retired: [abc] # !\nteams:'));
});

test('costs and waits are positive', async () => {
  await expectFault('content-value', edited(desk, 'teams:', 'idle-hours: 0 # !\nteams:'));
  await expectFault('content-value', edited(desk, 'teams:', 'costs: { offer: -1 } # !\nteams:'));
});

test('a canned reply that cannot be filled in is an error, and what can be is not', async () => {
  const canned = (text: string) => ({ ...goodTree, [desk]: `${smallest}canned-replies:\n  Hello: ${text}\n` });
  expect((await load(canned("'{{name}} {{agent}} {{ticket}} {{desk}} {name}'"))).type).toBe('content');
  const { cure } = await expectFault('content-phrase-name', canned("'{{nmae}}' # !"));
  expect(cure).toBe('Did you mean "name"?');
});
