import { expect, test } from 'vitest';
import { withPathLines } from '../../web/src/chat/view/path-lines.ts';

test.each([
  ['Is it on?\n\nWhere: Settings › Wi-Fi', 'Is it on?\n\n> Where: Settings › Wi-Fi'],
  ['Wo: Einstellungen › WLAN = ein', '> Wo: Einstellungen › WLAN = ein'],
  ['Où : Réglages › Wi-Fi', 'Où : Réglages › Wi-Fi'.replace('Où', '> Où')],
])('a line that says where something is becomes a quote: %s', (text, shown) => {
  expect(withPathLines(text)).toBe(shown);
});

test.each([
  'Open Settings › Wi-Fi and see what it says.',
  'Listen: it hums. Settings › Wi-Fi is next.',
  'Where: Settings',
  '> Where: Settings › Wi-Fi',
])('any other line stays as it is: %s', (text) => {
  expect(withPathLines(text)).toBe(text);
});
