import { expect, it } from 'vitest';
import { maskSecrets } from '../../src/domain/text/mask-secrets.ts';

const all = (text: string) => maskSecrets(text, ['cards', 'passwords']);

it.each([
  ['charge 4111 1111 1111 1111 please', 'charge [card] please'],
  ['5500-0000-0000-0004', '[card]'],
  ['3782 822463 10005.', '[card].'],
  ['my password is hunter2!', 'my password is [password]'],
  ['Passwort: Sommerregen', 'Passwort: [password]'],
  ['the PIN was 4711, and pw=abc', 'the PIN was [password] and pw=[password]'],
])('takes out of “%s” what is secret', (text, masked) => {
  expect(all(text)).toBe(masked);
});

it.each([
  '4111 1111 1111 1112', // no check digit
  'IMEI 356938035643809', // has one, and is a phone
  'my password is wrong',
  'the password is not accepted, what now?',
  'das Passwort ist falsch',
  'iOS 17.4.1 on 2026-11-29 at 21:00, order 12345678',
  'pinned tabs',
])('leaves “%s” as it is', (text) => {
  expect(all(text)).toBe(text);
});

it('takes out nothing that was not asked for', () => {
  expect(maskSecrets('4111111111111111 password: x', ['passwords'])).toBe('4111111111111111 password: [password]');
  expect(maskSecrets('4111111111111111 password: x', [])).toBe('4111111111111111 password: x');
});
