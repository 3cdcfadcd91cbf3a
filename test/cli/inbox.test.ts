import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { goodTree } from '../content/support/good-tree.ts';
import { deskThatHeard } from './support/desk-that-heard.ts';
import { type InboxPlace, runInbox } from './support/run-inbox.ts';

const timeout = 120_000;

const contentOf = async (place: InboxPlace, file: string) => parse(await readFile(join(place.content, file), 'utf8'));

it('says what an empty inbox means, also where no server ever ran', { timeout }, async () => {
  const place = await deskThatHeard();

  expect(await runInbox(place, [])).toMatchObject({ code: 0, out: expect.stringMatching(/^The inbox is empty: /) });
});

it('shows groups and their messages by numbers that stay', { timeout }, async () => {
  const place = await deskThatHeard(
    'the bus is late',
    'my dishwasher hums',
    'the dishwasher hums',
    'bus is late again',
  );

  const { out } = await runInbox(place, []);
  expect(out).toMatch(/^4 messages not understood, in 2 groups/);
  expect(out).toMatch(/#1 {2}2 messages: lost/);
  for (const text of ['the bus is late', 'bus is late again']) expect(out).toContain(`    “${text}”`);
  expect(out).toMatch(/#2 {2}2 messages: lost/);
  const shown = await runInbox(place, ['show', '4']);
  expect(shown.out.split('\n').sort()).toEqual([
    '',
    '       1  “the bus is late”  lost',
    '       4  “bus is late again”  lost',
    expect.stringMatching(/^#1 /),
  ]);
  await runInbox(place, ['dismiss', '2', '--only']);
  expect((await runInbox(place, [])).out).toMatch(/#3 {2}1 message: lost/);
  await runInbox(place, ['dismiss', '1']);
  expect((await runInbox(place, [])).out).toMatch(/^1 message not understood, in one group/);
});

it('teaches what is not ours, and measures on what it is told to measure on', { timeout }, async () => {
  const place = await deskThatHeard('my dishwasher hums', 'the bus was 4711 minutes late');
  const before = await contentOf(place, 'intents/not-ours.yml');

  const assigned = await runInbox(place, ['assign', '1', 'not-ours', '--yes']);
  expect([assigned.code, assigned.out]).toEqual([0, expect.stringContaining('strangers turned away')]);
  const held = await runInbox(place, ['assign', '2', 'not-ours', '--holdouts', '--yes']);
  expect([held.code, held.err]).toEqual([0, expect.not.stringContaining('Error')]);
  expect(await contentOf(place, 'intents/not-ours.yml')).toEqual({
    utterances: [...before.utterances, 'my dishwasher hums'],
    holdouts: [...before.holdouts, 'the bus was 4711 minutes late'],
  });
  expect((await runInbox(place, [])).out).toContain('The inbox is empty');
});

it('leaves out what stands somewhere already and what is no utterance, and takes it out of the inbox', {
  timeout,
}, async () => {
  const known = parse(goodTree['intents/wifi.yml'] ?? '').utterances[0];
  const place = await deskThatHeard(known, '[number]', 'x '.repeat(200));
  const before = await readFile(join(place.content, 'intents/not-ours.yml'), 'utf8');

  const { out, code } = await runInbox(place, ['assign', '1', '2', '3', 'not-ours', '--only', '--yes']);
  expect(code).toBe(0);
  expect(out).toMatch(/left out: “.*”, for ".*" stands at intents\/wifi\.yml:\d+ already/);
  expect(out).toContain('for it has no words');
  expect(out).toContain('for it has more than 300 characters');
  expect(await readFile(join(place.content, 'intents/not-ours.yml'), 'utf8')).toBe(before);
  expect((await runInbox(place, [])).out).toContain('The inbox is empty');
});

it('names the cure for a number, an intent and a command that are none', { timeout }, async () => {
  const place = await deskThatHeard('my dishwasher hums');

  for (const [args, cure] of [
    [['assign', '9', 'wifi'], '`npm run inbox` lists them'],
    [['assign', '1', 'wify'], 'Did you mean "wifi"?'],
    [['assign', 'wifi'], 'npm run inbox -- assign NUMBER... INTENT'],
    [['show'], 'npm run inbox -- show NUMBER'],
    [['forget', '1'], 'npm run inbox -- dismiss NUMBER'],
    [['--nonsense'], 'npm run inbox'],
  ] as const) {
    expect([args, await runInbox(place, args)]).toEqual([
      args,
      expect.objectContaining({ code: 1, err: expect.stringContaining(cure) }),
    ]);
  }
});
