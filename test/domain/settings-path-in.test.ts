import { expect, test } from 'vitest';
import { settingsPathIn } from '../../src/domain/text/settings-path-in.ts';

test.each([
  ['Where: Settings › Wi-Fi', { lead: 'Where: ', taps: ['Settings', 'Wi-Fi'] }],
  ['Hier: Einstellungen › WLAN = ein', { lead: 'Hier: ', taps: ['Einstellungen', 'WLAN'], sets: 'ein' }],
  ['Où : Réglages › [votre nom] › iCloud', { lead: 'Où : ', taps: ['Réglages', '[votre nom]', 'iCloud'] }],
])('reads the way in "%s"', (line, path) => {
  expect(settingsPathIn(line)).toEqual(path);
});

test.each(['Open Settings › Wi-Fi and see.', 'Where: Settings', '', 'Where:\nSettings › Wi-Fi'])(
  'finds none in "%s"',
  (line) => {
    expect(settingsPathIn(line)).toBeUndefined();
  },
);
