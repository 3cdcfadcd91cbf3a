import { expect, it } from 'vitest';
import { ledgerOf } from '../../src/flows/ledger-of.ts';
import { answer, bundleOf, flow, no, plan, step, yes } from './support/some-flow.ts';

const { fix: _, ...calling } = step('net', { call: 'wifi' });
const content = bundleOf(
  flow('a', [
    step('one'),
    step('two', { parks: true }),
    calling,
    step('mobile', { when: { network: ['mobile'] } }),
    step('last'),
    step('never'),
  ]),
  flow('wifi', [step('switch')], { sets: { network: 'wifi' } }),
);

it('tells an agent of every step what was asked, answered and tried, in the order of the plan', () => {
  const ledger = ledgerOf(
    content,
    plan(
      content,
      ['one', yes, 'volunteered'],
      ['two', no],
      ['two', 'returned'],
      ['two', 'no-effect'],
      ['net', no],
      ['net/wifi:switch', no],
      ['net/wifi:switch', 'solved'],
      ['net', 'no-effect'],
    ),
  );
  expect(ledger).toMatchObject({ flow: 'a', title: 'The a', opening: 'it is broken', facts: ['on Wi-Fi'] });
  expect(ledger.rows).toEqual([
    { flow: 'a', step: 'one', title: 'one', answer: 'Yes', source: 'volunteered', result: 'fine', at: 1_000 },
    {
      flow: 'a',
      step: 'two',
      title: 'two',
      answer: 'No',
      source: 'asked',
      result: 'no-effect',
      at: 4_000,
      parkedFor: 1_000,
    },
    {
      flow: 'a',
      step: 'net',
      title: 'net',
      answer: 'No',
      source: 'asked',
      result: 'no-effect',
      at: 8_000,
      through: [
        { flow: 'wifi', step: 'switch', title: 'switch', answer: 'No', source: 'asked', result: 'solved', at: 7_000 },
      ],
    },
    { flow: 'a', step: 'mobile', title: 'mobile', result: 'not-needed' },
    { flow: 'a', step: 'last', title: 'last', result: 'open' },
    { flow: 'a', step: 'never', title: 'never', result: 'not-reached' },
  ]);
});

it("keeps the person's own words beside the answer they were taken for", () => {
  const said = plan(content, ['one', yes]);
  const typed = { ...said, trail: said.trail.map((item) => ({ ...item, words: 'yep, all good there' })) };
  expect(ledgerOf(content, typed).rows[0]).toMatchObject({ answer: 'Yes', words: 'yep, all good there' });
});

it('names a fact by its title, and by its value where it has none', () => {
  const odd = bundleOf(
    flow('a', [step('one', { answers: [answer('fine', 'Yes', { sets: { size: 'big' } }), answer('wrong', 'No')] })]),
  );
  expect(ledgerOf(odd, plan(odd, ['one', yes])).facts).toEqual(['size: big']);
});
