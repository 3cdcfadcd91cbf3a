import { expect, it } from 'vitest';
import { drawPath, drawPathsIn, setsState } from '../../src/flows/replies/draw-path.ts';
import { paragraphs, runOn } from '../../src/flows/replies/join-paragraphs.ts';
import { sayFrom } from '../../src/flows/replies/say.ts';
import { somePhrases } from './support/some-flow.ts';

it('draws a settings path with its state only where the state is asked for', () => {
  const path = 'Settings > [your name] > iCloud > Photos = on';
  expect(drawPath(path, { withState: false })).toBe('Settings › [your name] › iCloud › Photos');
  expect(drawPath(path, { withState: true })).toBe('Settings › [your name] › iCloud › Photos = on');
  expect(setsState(path)).toBe(true);
  expect(setsState('Settings > iCloud')).toBe(false);
});

it('draws the code spans of a text that are paths, and no other', () => {
  expect(drawPathsIn('Go to `Settings > Battery` and type `abc`.')).toBe(
    'Go to **Settings › Battery** and type `abc`.',
  );
});

it('lets wordings take turns by what was said before, the same for the same turn', () => {
  const phrases = somePhrases({}, { fine: ['Good.', 'Fine.', 'Thanks.'] });
  const said = [0, 1, 2, 3, 3].map((turn) => sayFrom(phrases, turn)('fine'));
  expect(said).toEqual(['Good.', 'Fine.', 'Thanks.', 'Good.', 'Good.']);
});

it('fills the names of a phrase, a name in what is filled in not among them', () => {
  const phrases = somePhrases({}, { help: ['{title}: {number} of {count}. {accepted}'] });
  const filled = sayFrom(phrases, 0)('help', { title: 'the {count}', number: 1, count: 3, accepted: '$& yes' });
  expect(filled).toBe('the {count}: 1 of 3. $& yes');
});

it('lets an acknowledgement run on in the same line, but not into a list or several lines', () => {
  expect(runOn('Good.', 'Is it on?')).toBe('Good. Is it on?');
  expect(runOn(undefined, 'Is it on?')).toBe('Is it on?');
  expect(runOn('Good.', '1. Tap\n2. Wait')).toBe('Good.\n\n1. Tap\n2. Wait');
  expect(runOn('Good.', '- one')).toBe('Good.\n\n- one');
  expect(paragraphs('one', undefined, ' two ', '')).toBe('one\n\ntwo');
});
