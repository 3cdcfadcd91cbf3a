import { expect, it } from 'vitest';
import { fillCanned } from '../../src/domain/text/fill-canned.ts';

const eva = { name: 'Eva', agent: 'Anna', desk: 'Help Desk' };

it.each([
  ['Hello {{name}}, {{agent}} here.', 'Hello Eva, Anna here.'],
  ['{{ name }}: {{desk}}', 'Eva: Help Desk'],
  ['Your ticket {{ticket}}.', 'Your ticket.'],
  ['{name} and {{other}}', '{name} and {{other}}'],
])('"%s" becomes "%s"', (text, filled) => {
  expect(fillCanned(text, eva)).toBe(filled);
});

it('leaves out what is not known with the blank before it, and fills in nothing that stands in what is filled in', () => {
  expect(fillCanned('Hello {{name}}, one moment.', { name: ' ' })).toBe('Hello, one moment.');
  expect(fillCanned('{{name}} hello', {})).toBe('hello');
  expect(fillCanned('{{name}}', { name: '{{agent}}', agent: 'Anna' })).toBe('{{agent}}');
});
